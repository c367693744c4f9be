import { asciiDigits } from '@passerelle/domain'

/** A number as it stands in a text. */
export interface FoundNumber {
  /** Its value, as digits without zeros at the ends and a power of ten: `1,500`, `1.5 thousand` and `1500` are all `15e2`. */
  readonly value: string
  /** What it would be if its separators were read the other way, as `1.500` may be one and a half: the same as `value` mostly. */
  readonly otherwise: string
  /** As it is written, in ASCII digits. */
  readonly written: string
  readonly start: number
  readonly end: number
}

// Digits with separators between them; groups of three may have a space or an apostrophe.
const NUMBER = /\d+(?:[.,'’٫٬](?=\d)\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d))*/gu
const SEPARATOR = /[^\d]/gu

/** Words and signs behind a number that multiply it, by their power of ten. Long and short scale part at 'billion'. */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [
    /^[\s\u00a0\u202f-]?(?:thousand|mille|mil|tausend|duizend|mila|тыс\.?|тысяч\p{L}*|tys\.?|tisíc\p{L}*)(?![\p{L}])/iu,
    3,
  ],
  [
    /^[\s\u00a0\u202f-]?(?:mil millones|mil milhões|mil milions|billions?|bn|milliards?|miliard\p{L}*|milliarden?|mrd\.?|miljard\p{L}*|bilh\p{L}+|миллиард\p{L}*|млрд\.?|мільярд\p{L}*)(?![\p{L}])/iu,
    9,
  ],
  [
    /^[\s\u00a0\u202f-]?(?:millions?|mn|mio\.?|millionen|millones|millón|milhões|milhão|milion\p{L}*|miljoen\p{L}*|miljon\p{L}*|миллион\p{L}*|млн\.?|мільйон\p{L}*)(?![\p{L}])/iu,
    6,
  ],
  [/^[\s\u00a0\u202f-]?(?:trillions?|billones|billón|biliões|bilions?|billionen)(?![\p{L}])/iu, 12],
  [/^\s?[千천]/u, 3],
  [/^\s?[万萬만]/u, 4],
  [/^\s?[億亿억]/u, 8],
  [/^\s?[兆조]/u, 12],
]
// French, German and others count in the long scale: their 'billion' is a million millions.
const LONG_SCALE = new Set(['fr', 'de', 'nl', 'sv', 'da', 'nb', 'pl', 'cs', 'it'])
const BILLION = /^\s?billions?(?![\p{L}])/iu

// More are a table, and nobody reads the findings on it.
const MOST = 1000

/** The numbers of a text in a language, in order. */
export function numbersOf(text: string, language: string): FoundNumber[] {
  const ascii = asciiDigits(text)
  return Array.from(ascii.matchAll(NUMBER).take(MOST), (match): FoundNumber => {
    const [written] = match
    const end = match.index + written.length
    const power = scaleOf(ascii.slice(end, end + 16), language)
    return {
      value: canonical(written, decimals(written), power),
      otherwise: canonical(written, otherDecimals(written), power),
      written,
      start: match.index,
      end,
    }
  })
}

function scaleOf(after: string, language: string): number {
  if (!/^[\s\u00a0\u202f-]?[\p{L}]/u.test(after)) return 0
  if (LONG_SCALE.has(language) && BILLION.test(after)) return 12
  return SCALES.find(([pattern]) => pattern.test(after))?.[1] ?? 0
}

/** How many digits are decimals: those behind a last separator that stands there once, unless they are a group of three. */
function decimals(written: string): number {
  const separators = written.match(SEPARATOR) ?? []
  const last = separators.at(-1)
  if (last === undefined) return 0
  const behind = written.length - written.lastIndexOf(last) - 1
  const mixed = new Set(separators).size > 1
  return (behind !== 3 || mixed) &&
    separators.filter((each) => each === last).length === 1 &&
    /[.,٫]/u.test(last)
    ? behind
    : 0
}

function otherDecimals(written: string): number {
  const separators = written.match(SEPARATOR) ?? []
  const behind = written.length - written.lastIndexOf(separators.at(-1) ?? '') - 1
  return separators.length === 1 && behind === 3 && /[.,]/.test(separators[0] ?? '') ? 3 : decimals(written)
}

function canonical(written: string, decimalDigits: number, power: number): string {
  const digits = written.replace(SEPARATOR, '').replace(/^0+(?=\d)/, '')
  const bare = withoutZeros(digits)
  return bare === '0' ? '0' : `${bare}e${power - decimalDigits + digits.length - bare.length}`
}

// A loop, for /0+$/ starts anew at every zero of a long row of them.
function withoutZeros(digits: string): string {
  let end = digits.length
  while (end > 1 && digits.charAt(end - 1) === '0') end -= 1
  return digits.slice(0, end)
}
