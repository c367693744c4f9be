export { type FaultCode, type FileFault, isFault } from './failure.ts'
export { readXliff, type XliffContent, type XliffUnit } from './read-xliff.ts'
export { writeXliff, type XliffDocument, type XliffSegment } from './write-xliff.ts'
