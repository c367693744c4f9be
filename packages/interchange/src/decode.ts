import { type FileFault, fault } from './failure.ts'

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * The text of an XML file: UTF-8, or UTF-16 with its byte order mark, or the 8-bit encoding that its declaration names.
 * Bytes that are not of that encoding are a fault; nothing is replaced silently.
 */
export function decodeXml(bytes: Uint8Array): string | FileFault {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding.name, { fatal: true }).decode(bytes)
  } catch {
    return wrongEncoding(encoding)
  }
}

/** An encoding's name, and what said so. */
export interface Encoding {
  readonly name: string
  readonly by: 'mark' | 'declaration' | 'default'
}

/** How far into a file its encoding is looked for, in bytes. */
export const HEAD_BYTES = 200

/** The encoding that the first bytes of a file tell: by a byte order mark, else by an XML declaration, else UTF-8. */
export function encodingOf(head: Uint8Array): Encoding {
  const marked = BOMS.find(([, mark]) => mark.every((byte, index) => head[index] === byte))?.[0]
  if (marked !== undefined) return { name: marked, by: 'mark' }
  const text = new TextDecoder('latin1').decode(head.subarray(0, HEAD_BYTES))
  const declared = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1]?.toLowerCase()
  return declared === undefined ? { name: 'utf-8', by: 'default' } : { name: declared, by: 'declaration' }
}

/** The fault of a file whose bytes are not of the encoding that it was taken for. */
export const wrongEncoding = ({ name, by }: Encoding): FileFault =>
  fault(
    'wrong_encoding',
    `${by === 'declaration' ? `It says it is ${name}, but it` : 'It'} cannot be read as ${name}; save it as UTF-8 and try again.`,
  )
