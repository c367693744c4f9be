import { createHash } from 'node:crypto'
import { parseInline, writeInline } from '@passerelle/domain'

/**
 * Text as it is stored: NFC, without NUL and lone surrogates, which PostgreSQL refuses. What people submit is refused for
 * those at the edge; what engines answer is cleaned here.
 */
export const cleanText = (text: string): string => text.replaceAll('\0', '').toWellFormed().normalize('NFC')

/**
 * The same for text with inline codes. Only the words are normalised: over the whole, `<1>` before a combining U+0338 would
 * become `<1≯` and the code be lost.
 */
export const cleanCoded = (text: string): string =>
  writeInline(
    parseInline(text.replaceAll('\0', '').toWellFormed()).map((part) =>
      part.type === 'text' ? { ...part, value: part.value.normalize('NFC') } : part,
    ),
  )

/** A value's SHA-256 in hex, the same whatever the order of its keys. */
export function hashOf(value: unknown): string {
  const canonical = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
  return createHash('sha256').update(canonical).digest('hex')
}
