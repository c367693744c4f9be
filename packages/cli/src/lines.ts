const NEWLINE = 0x0a

/** A line of a stream, by its number from 1: its bytes without the line's end, or the news that it is too long. */
export type Line =
  | { readonly number: number; readonly bytes: Uint8Array }
  | { readonly number: number; readonly bytes: undefined }

/** Cuts a stream of bytes into lines, and keeps no more than `limit` bytes of any. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let number = 1
  let parts: Uint8Array[] = []
  let length = 0
  const keep = (part: Uint8Array): void => {
    length += part.length
    if (length <= limit) parts.push(part)
    else parts = []
  }
  const line = (): Line => {
    const ended = { number, bytes: length > limit ? undefined : withoutReturn(Buffer.concat(parts)) }
    number += 1
    parts = []
    length = 0
    return ended
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at))
      yield line()
      from = at + 1
    }
    if (from < chunk.length) keep(chunk.subarray(from))
  }
  if (length > 0) yield line()
}

const withoutReturn = (bytes: Uint8Array): Uint8Array =>
  bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes
