import { decodeXml } from '../decode.ts'
import { type FileFault, fault, isFault } from '../failure.ts'
import { isXliff2, readXliff2 } from '../xliff2/read.ts'
import { isXliff12, readXliff12 } from '../xliff12/read.ts'
import { parseXml } from '../xml.ts'
import type { XliffContent } from './content.ts'

/**
 * Reads XLIFF 2.0, 2.1, the core of 2.2, and 1.2 (1.1 alike), from text or from the bytes of a file. A file that is
 * damaged, that declares a document type, or that breaks a rule of XLIFF on which its meaning hangs is a fault as a whole.
 */
export function readXliff(file: string | Uint8Array): XliffContent | FileFault {
  const text = typeof file === 'string' ? file.replace(/^\uFEFF/, '') : decodeXml(file)
  if (typeof text !== 'string') return text
  const root = parseXml(text)
  if (isFault(root)) return root
  if (root.name !== 'xliff')
    return fault('not_xliff', `It is XML, but no XLIFF: its root element is <${root.name}>.`)
  if (isXliff2(root)) return readXliff2(root)
  if (isXliff12(root)) return readXliff12(root)
  return fault(
    'unknown_version',
    `It is XLIFF '${root.attributes.version ?? ''}', and 1.2, 2.0, 2.1 and 2.2 are read here; export it as one of them.`,
  )
}
