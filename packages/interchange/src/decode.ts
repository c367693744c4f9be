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
  const marked = BOMS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0]
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase()
  const encoding = marked ?? declared ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    const said = marked === undefined && declared !== undefined ? `It says it is ${declared}, but it` : 'It'
    return fault('wrong_encoding', `${said} cannot be read as ${encoding}; save it as UTF-8 and try again.`)
  }
}
