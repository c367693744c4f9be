import { createHash } from 'node:crypto'
import { canonicalJson, composeWords } from '@passerelle/domain'

/**
 * Text as it is stored: NFC, without NUL and lone surrogates, which PostgreSQL refuses. What people submit is refused for
 * those at the edge; what engines answer is cleaned here.
 */
export const cleanText = (text: string): string => text.replaceAll('\0', '').toWellFormed().normalize('NFC')

/** The same for text with inline codes. */
export const cleanCoded = (text: string): string => composeWords(text.replaceAll('\0', '').toWellFormed())

/** A value's SHA-256 in hex, the same whatever the order of its keys. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex')
