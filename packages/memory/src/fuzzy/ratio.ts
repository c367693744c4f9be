import { measureOf } from './distance.ts'

/** How much alike two lengths and a distance between them make two texts: from 0 (nothing) to 1 (the same). */
export const ratioOf = (distance: number, length: number, other: number): number => {
  const longer = Math.max(length, other)
  return longer === 0 ? 1 : 1 - distance / longer
}

/** The largest distance at which texts of these lengths are still `minimum` alike. */
export const distanceWithin = (minimum: number, length: number, other: number): number =>
  // 0.7 of 10 characters are 3 differences, though 1 - 0.7 times 10 is 3.0000000000000004 or 2.9999999999999996 in floating point.
  Math.floor((1 - minimum) * Math.max(length, other) + 1e-9)

/**
 * How much alike two texts are, from 0 to 1: 1 less Levenshtein's distance divided by the longer one's length, in UTF-16 code
 * units. Capitals count.
 */
export function similarity(text: string, other: string): number {
  const units = Uint16Array.from({ length: other.length }, (_, at) => other.charCodeAt(at))
  const distance = measureOf(text)(units, 0, units.length, Math.max(text.length, other.length))
  return ratioOf(distance, text.length, other.length)
}
