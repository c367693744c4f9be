import { placedParts } from '@passerelle/domain'
import { type DateValue, datePattern, readDate } from './dates.ts'
import { DIGIT } from './digits.ts'
import { type NumberValue, numberPattern, readNumber } from './numbers.ts'

/** A time of day, such as 14:30, which is only ever copied. */
export interface TimeValue {
  readonly kind: 'time'
  readonly text: string
}

export type Value = NumberValue | DateValue | TimeValue

/** A value with its place in a text with codes, in UTF-16 code units. */
export interface Found {
  readonly value: Value
  readonly start: number
  readonly end: number
}

/** Where a value may stand: in a source it says what changed; in a target nothing may hang on to it that could inflect. */
export type Side = 'source' | 'target'

const known = new Map<string, RegExp>()

// Letters of scripts that write no space between words touch numbers without belonging to them. A Korean particle does belong.
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer']
  .map((name) => `\\p{Script=${name}}`)
  .join('')
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_@#])`
const JOINT = `['’ʼ\\-‐‑]`
/** Languages in which what a hyphen joins to a number does not change with the number: 5-year, 5-jährig. */
const STEADY = new Set(['en', 'de', 'nl', 'sv', 'da', 'nb', 'nn', 'no', 'fr', 'es', 'pt', 'it', 'ca'])

/**
 * Finds numbers, dates and times by themselves: not in G20, 21st, 2.1.3, a law's 12/2019, a name or an address. What can't be read as
 * the locale writes it ("1,23" in English) is no value, so that it is never changed.
 */
function patternOf(locale: string, side: Side): RegExp {
  const key = `${locale} ${side}`
  const before = known.get(key)
  if (before !== undefined) return before
  const after = side === 'source' || STEADY.has(new Intl.Locale(locale).language) ? "['’ʼ]" : `['’ʼ:\\-‐‑]`
  const free = `(?<!${LETTER}|${DIGIT}[.,:/'’٫٬]|${LETTER}${JOINT}|\\p{L}\\.)`
  const end = `(?!${LETTER}|[.,:/٫٬]${DIGIT}|[.]?[ºª°](?!C|F)|${after}${LETTER}|[/])`
  const made = new RegExp(
    `${free}(?:${datePattern(locale)}|(?<time>${DIGIT}{1,2}:${DIGIT}{2}(?::${DIGIT}{2})?)|${numberPattern(locale)})${end}`,
    'gu',
  )
  known.set(key, made)
  return made
}

const ANY_DIGIT = new RegExp(DIGIT)
const ADDRESS = /\b(?:https?:\/\/|www\.|[\w.+-]{1,64}@)[^\s<>"]+/gu

/** The values of a text, in order. Codes and addresses are looked over. */
export function findValues(text: string, locale: string, side: Side): readonly Found[] {
  // Every value has a digit in it, and most sentences have none.
  if (!ANY_DIGIT.test(text)) return []
  return placedParts(text).flatMap(({ part, start, end }) => {
    if (part.type !== 'text') return []
    const words = text.slice(start, end).replace(ADDRESS, (address) => '_'.repeat(address.length))
    return [...words.matchAll(patternOf(locale, side))].flatMap((match): Found[] => {
      const value = read(match, locale)
      return value === undefined
        ? []
        : [{ value, start: start + match.index, end: start + match.index + match[0].length }]
    })
  })
}

function read({ 0: text, groups = {} }: RegExpExecArray, locale: string): Value | undefined {
  if (groups.whole !== undefined) return readNumber(groups.whole, groups.fraction)
  return groups.time === undefined ? readDate(text, locale) : { kind: 'time', text: groups.time }
}
