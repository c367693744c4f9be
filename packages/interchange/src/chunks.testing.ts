/** A text, or bytes, as a file comes: in chunks of so many bytes. */
export async function* chunked(file: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** All that a stream gives. */
export async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of stream) items.push(item)
  return items
}

/** A list as a stream. */
export async function* streamed<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}
