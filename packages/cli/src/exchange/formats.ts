import { extname } from 'node:path'

export const MEMORY_FORMATS = ['tmx', 'csv'] as const
export type MemoryFormat = (typeof MEMORY_FORMATS)[number]

/** The format that a file's name says: CSV by its ending, else TMX. */
export const memoryFormatOf = (name: string): MemoryFormat => (isCsv(name) ? 'csv' : 'tmx')

const isCsv = (name: string): boolean => ['.csv', '.tsv'].includes(extname(name).toLowerCase())

/** `tbx-2008` is for tools that know MARTIF alone; both editions are read as `tbx`. */
export const TERMS_FORMATS = ['tbx', 'tbx-2008', 'csv'] as const
export type TermsFormat = (typeof TERMS_FORMATS)[number]

/** The format that a file's name says: CSV by its ending, else TBX. */
export const termsFormatOf = (name: string): TermsFormat => (isCsv(name) ? 'csv' : 'tbx')
