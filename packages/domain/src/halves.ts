import type { InlinePart } from './inline.ts'

/**
 * The codes of which a text has one half alone, by number: of a pair that reaches over the border between two sentences,
 * each sentence has one end (XLIFF's isolated `sc` and `ec`).
 */
export function halvesOf(parts: readonly InlinePart[]): ReadonlyMap<number, 'open' | 'close'> {
  const halves = new Map<number, 'open' | 'close'>()
  const whole = new Set<number>()
  for (const part of parts) {
    if (part.type !== 'open' && part.type !== 'close') continue
    const other = halves.get(part.id)
    if (other !== undefined && other !== part.type) whole.add(part.id)
    halves.set(part.id, part.type)
  }
  for (const id of whole) halves.delete(id)
  return halves
}
