import type { CodeUnits } from './distance.ts'

/** From here on stand the scripts whose characters are words or syllables; two of them tell as much as three letters. */
const WIDE = 0x2e80

/** How many grams one edit can touch at most: as many as there are characters in the longest. */
export const GRAMS_AN_EDIT_TOUCHES = 3

/**
 * The hashes (32 bits) of a text's grams: every three characters in a row, every two of the wide scripts, with the text's borders as
 * characters of their own. Writes them to `into`, which has room for the text's length and 1; returns how many.
 */
export function gramsOf(units: CodeUnits, start: number, end: number, into: Uint32Array): number {
  let count = 0
  let before = 0
  for (let at = start; at < end; at += 1) {
    const unit = units[at] ?? 0
    const after = at + 1 < end ? (units[at + 1] ?? 0) : 0
    into[count] = unit >= WIDE ? hash(unit, after, 0) : hash(before, unit, after)
    count += 1
    before = unit
  }
  return count
}

// Multiplied with odd constants and folded, so that buckets by the upper bits fill evenly.
function hash(a: number, b: number, c: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}
