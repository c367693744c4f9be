import { plainText } from '@passerelle/domain'

/** A text as far as it is compared with others: each three of its characters in a row as a number, sorted. */
export interface Profile {
  readonly text: string
  readonly grams: Uint32Array
}

/** Digits count as one another, so that a sentence with a new year is still the same sentence. */
export function profileOf(source: string): Profile {
  const text = plainText(source)
    .toLowerCase()
    .replace(/\p{Nd}+/gu, '0')
    .replace(/\s+/gu, ' ')
    .trim()
  const padded = ` ${text} `
  const grams = new Uint32Array(Math.max(0, padded.length - 2))
  // Three code units in 32 bits: now and then two meet, which moves a coefficient by a hundredth.
  for (let at = 0; at < grams.length; at += 1)
    grams[at] =
      (padded.charCodeAt(at) * 0x9e3779b1) ^
      (padded.charCodeAt(at + 1) * 0x85ebca6b) ^
      (padded.charCodeAt(at + 2) * 0xc2b2ae35)
  return { text, grams: grams.sort() }
}

/** Two sentences that say different things share a fifth of their trigrams at most; half a sentence shares two thirds. */
export const ALIKE = 0.4

/** Longer texts than this are compared by trigrams alone: edit distance takes the square of their length. */
const SHORT = 40

/** How much alike two texts are, from 0 to 1: Dice's coefficient of their trigrams, for a few words their edit distance. */
export function similarity(a: Profile, b: Profile): number {
  if (a.text === '' || b.text === '') return 0
  const dice = (2 * shared(a.grams, b.grams)) / (a.grams.length + b.grams.length)
  if (dice >= ALIKE || a.text.length > SHORT || b.text.length > SHORT) return dice
  // Unrelated words share up to a half of their letters in order: hence a bar of its own, 0.6.
  const ratio = 1 - editDistance(a.text, b.text) / Math.max(a.text.length, b.text.length)
  return Math.max(dice, ratio - 0.2)
}

/** How many numbers two sorted lists share, each as often as both have it. */
function shared(a: Uint32Array, b: Uint32Array): number {
  let [i, j, count] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0]
    if (left === right) count += 1
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return count
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn one text into another (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + same,
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[beforeLast, last] = [last, row]
  }
  return last[b.length] ?? 0
}
