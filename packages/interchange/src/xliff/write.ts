import { writeXliff2 } from '../xliff2/write.ts'
import { writeXliff12 } from '../xliff12/write.ts'
import type { XliffDocument, XliffVersion } from './document.ts'

/**
 * Writes XLIFF: 2.1, or 1.2 for tools that read nothing newer. Throws a RangeError for targets without a target language.
 */
export const writeXliff = (document: XliffDocument, version: XliffVersion = '2.1'): string =>
  version === '2.1' ? writeXliff2(document) : writeXliff12(document)
