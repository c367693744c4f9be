// A group of exactly three digits after one to three others belongs to them: 1,500 · 1.500 · 1 500 · 1’500.
const GROUPED = /(?<!\d)\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?!\d)/g
// East Asia counts in ten thousands and South Asia in lakhs: 15,000 is 1.5万.
const COUNTED_OTHERWISE = /[万萬億亿兆만억조]|लाख|करोड़/u

/** The value of a digit of any script: Unicode lays each script's ten out in a row. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 48
  for (let value = 0; value < 10; value += 1)
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return String(value)
  return String(code % 10)
}

/** The whole numbers of a text in their order, without grouping and in ASCII: "12,5 of 1 500" → 12, 5, 1500. */
export function numbersIn(text: string): string[] {
  const ascii = text.replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : asciiDigit(digit)))
  const joined = ascii.replace(GROUPED, (number) => number.replaceAll(/\D/g, ''))
  return (joined.match(/\d+/g) ?? []).map((run) => run.replace(/^0+(?=\d)/, ''))
}

const ONES = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
const ROMAN = ['', 'X', 'XX', 'XXX'].flatMap((tens) => ONES.map((ones) => tens + ones))
const romanIn = (text: string): Set<string> =>
  new Set(
    (text.match(/(?<![\p{L}\p{N}])[IVX]{1,7}(?!\p{Lu})/gu) ?? []).map((roman) =>
      String(ROMAN.indexOf(roman)),
    ),
  )

/** What a list holds more of than another, each as often as it is in excess. */
function surplus(having: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const item of other) counts.set(item, (counts.get(item) ?? 0) + 1)
  return having.filter((item) => {
    const left = counts.get(item) ?? 0
    counts.set(item, left - 1)
    return left <= 0
  })
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
  const romans = romanIn(target)
  const missing = lost.filter((number) => !romans.has(number) && !short.has(number.slice(-2)))
  const gone = missing.some((number) => number.length > 1)
  if (gone || (missing.length > 0 && extra.length > 0)) return 'changed'
  const fresh = extra.filter(
    (number) => !romanIn(source).has(number) && !had.some((other) => other.endsWith(number)),
  )
  if (fresh.length > 0) return 'added'
  const long = (numbers: readonly string[]): string => numbers.filter(({ length }) => length > 1).join(' ')
  return lost.length > 0 || extra.length > 0 || long(had) === long(has) ? undefined : 'reordered'
}
