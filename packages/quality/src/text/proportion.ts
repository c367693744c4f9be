import type { View } from '../pair.ts'

/**
 * How many characters (UTF-16 code units) a text has in a language where English has a hundred: the median over the parallel texts
 * of the benchmark's tuning half (`npm run bench -- checks`), texts of 40 to 700 characters. Languages that are not listed
 * write about as much as English.
 */
const LENGTH: Readonly<Record<string, number>> = {
  ar: 80,
  az: 98,
  be: 104,
  bg: 107,
  bn: 110,
  ca: 116,
  cs: 100,
  cy: 106,
  da: 103,
  de: 120,
  el: 121,
  es: 115,
  et: 99,
  eu: 108,
  fa: 95,
  fi: 99,
  fr: 122,
  gl: 112,
  gu: 100,
  he: 76,
  hi: 102,
  hr: 101,
  hu: 107,
  id: 106,
  it: 116,
  ja: 52,
  kk: 105,
  ko: 50,
  lt: 100,
  lv: 99,
  mk: 109,
  ml: 123,
  mr: 98,
  ms: 108,
  nb: 100,
  ne: 104,
  nl: 114,
  pa: 93,
  pl: 109,
  pt: 112,
  ro: 113,
  ru: 106,
  sk: 103,
  sl: 102,
  sq: 111,
  sr: 100,
  sv: 105,
  ta: 109,
  te: 107,
  th: 89,
  tr: 102,
  uk: 106,
  vi: 97,
  zh: 31,
}

const lengthOf = (language: string): number => (LENGTH[language] ?? 100) / 100

/** The target's length by the length that it should have: 1 is as expected. */
export function proportion({ words, from, to }: View): number {
  const expected = (words.source.length / lengthOf(from)) * lengthOf(to)
  return words.target.length / Math.max(expected, 1)
}

/** The characters that the target should have. */
export const expectedLength = ({ words, from, to }: View): number =>
  (words.source.length / lengthOf(from)) * lengthOf(to)
