import { encodingOf, HEAD_BYTES, wrongEncoding } from './decode.ts'
import type { FileFault } from './failure.ts'

/**
 * The text of a file that comes in chunks of bytes, in the encoding that its beginning tells (as `decodeXml` does). A byte
 * order mark is left out. Bytes that are not of that encoding end it with a fault; nothing is replaced silently.
 */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string | FileFault> {
  let head: Uint8Array = new Uint8Array()
  let decode: Decode | undefined
  for await (const chunk of chunks) {
    const bytes = decode === undefined ? joined(head, chunk) : chunk
    if (decode === undefined && bytes.length < HEAD_BYTES) {
      head = bytes
      continue
    }
    decode ??= decoderFor(bytes)
    const text = decode(bytes, true)
    yield text
    if (typeof text !== 'string') return
  }
  // A character that is cut off at the end of the file shows here.
  yield decode === undefined ? decoderFor(head)(head, false) : decode(new Uint8Array(), false)
}

type Decode = (bytes: Uint8Array, more: boolean) => string | FileFault

function decoderFor(head: Uint8Array): Decode {
  const encoding = encodingOf(head)
  let decoder: TextDecoder | undefined
  return (bytes, more) => {
    try {
      decoder ??= new TextDecoder(encoding.name, { fatal: true })
      return decoder.decode(bytes, { stream: more })
    } catch {
      return wrongEncoding(encoding)
    }
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
