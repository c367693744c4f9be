import { asciiDigits, romanNumeralsIn, surplus } from '@passerelle/domain'

// A group of exactly three digits after one to three others belongs to them: 1,500 · 1.500 · 1 500 · 1’500.
const GROUPED = /(?<!\d)\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?!\d)/g
// East Asia counts in ten thousands and South Asia in lakhs: 15,000 is 1.5万.
const COUNTED_OTHERWISE = /[万萬億亿兆만억조]|लाख|करोड़/u

/** The whole numbers of a text in their order, without grouping and in ASCII: "12,5 of 1 500" → 12, 5, 1500. */
export function numbersIn(text: string): string[] {
  const joined = asciiDigits(text).replace(GROUPED, (number) => number.replaceAll(/\D/g, ''))
  return (joined.match(/\d+/g) ?? []).map((run) => run.replace(/^0+(?=\d)/, ''))
}

/**
 * What became of a text's numbers: 'changed' where one is gone that no language writes otherwise, 'added' where one is new
 * that may have been a word, 'reordered' where the longer ones stand in another order. "3 cities" may be "tres ciudades",
 * the "20th century" the "siglo XX" and "the 1990s" "los años 90".
 */
export function numberChange(source: string, target: string): 'changed' | 'added' | 'reordered' | undefined {
  const [had, has] = [numbersIn(source), numbersIn(target)]
  if (COUNTED_OTHERWISE.test(source) || COUNTED_OTHERWISE.test(target)) return undefined
  const [lost, extra] = [surplus(had, has), surplus(has, had)]
  const short = new Set(extra.filter((number) => number.length === 2))
  const [romanHad, romanHas] = [romanNumeralsIn(source), romanNumeralsIn(target)]
  const missing = lost.filter((number) => !romanHas.has(Number(number)) && !short.has(number.slice(-2)))
  const gone = missing.some((number) => number.length > 1)
  if (gone || (missing.length > 0 && extra.length > 0)) return 'changed'
  // As "the 1990s" become "los años 90"; ends of two digits, for all ends of all numbers would be a square of work.
  const ends = new Set(had.flatMap((number) => [number, number.slice(-2), number.slice(-1)]))
  const fresh = extra.filter((number) => !romanHad.has(Number(number)) && !ends.has(number))
  if (fresh.length > 0) return 'added'
  const long = (numbers: readonly string[]): string => numbers.filter(({ length }) => length > 1).join(' ')
  return lost.length > 0 || extra.length > 0 || long(had) === long(has) ? undefined : 'reordered'
}
