import { extname } from 'node:path'

export const MEMORY_FORMATS = ['tmx', 'csv'] as const
export type MemoryFormat = (typeof MEMORY_FORMATS)[number]

/** The format that a file's name says: CSV by its ending, else TMX. */
export const memoryFormatOf = (name: string): MemoryFormat => (isCsv(name) ? 'csv' : 'tmx')

const isCsv = (name: string): boolean => ['.csv', '.tsv'].includes(extname(name).toLowerCase())
