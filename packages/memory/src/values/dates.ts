import { DIGIT, digitsLike, latinDigits } from './digits.ts'
import { type MonthForm, monthNames } from './months.ts'

/** A date, as far as it is written: 0 for a day or a year that is not. */
export interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A date in a text, with every way in which it can be read: 03/04/2024 has two where nobody knows the order. */
export interface DateValue {
  readonly kind: 'date'
  readonly readings: readonly DateReading[]
}

export interface DateReading extends DateParts {
  /** The pieces to put other values into, in the order of the text. */
  readonly pieces: readonly DatePiece[]
}

interface DatePiece {
  readonly part: keyof DateParts
  /** Offsets in the date's own characters. */
  readonly start: number
  readonly end: number
  readonly form: 'digits' | MonthForm
  /** "1er", "12th": letters that belong to the day. */
  readonly ordinal?: string
}

const [D1, D4] = [`${DIGIT}{1,2}`, `${DIGIT}{4}`]
const ORDINAL = '(?:er|re|st|nd|rd|th|[ºª°.])'

/** Matches a date of a locale by itself; what its groups are called is `readDate`'s business. */
export function datePattern(locale: string): string {
  const beside = anyOf(monthNames(locale, 'beside'))
  const alone = anyOf(monthNames(locale, 'alone'))
  return [
    `(?<iy>${D4})-(?<im>${DIGIT}{2})-(?<id>${DIGIT}{2})`,
    `(?<na>${D1})(?<ns>[./-])(?<nb>${D1})\\k<ns>(?<ny>${D4})`,
    `(?<cy>${D4}) ?[年년] ?(?<cm>${D1}) ?[月월](?: ?(?<cd>${D1}) ?[日일])?`,
    ...(beside === undefined
      ? []
      : [
          `(?<dd>${D1})(?<do>${ORDINAL})?\\s(?:(?:de|of)\\s)?(?<dm>${beside})(?:,?\\s(?:(?:de|del)\\s)?(?<dy>${D4}))?`,
          `(?<md>(?<mm>${beside})\\s(?<me>${D1})(?<mo>${ORDINAL})?(?:,?\\s(?<my>${D4}))?)`,
        ]),
    ...(alone === undefined ? [] : [`(?<am>${alone})\\s(?:(?:de|del)\\s)?(?<ay>${D4})`]),
  ].join('|')
}

/** Names that are no words, as in Chinese, are numbers of their own. */
const anyOf = (names: readonly string[]): string | undefined =>
  names.some((name) => !/^\p{L}/u.test(name) || new RegExp(DIGIT).test(name))
    ? undefined
    : [...names]
        .sort((a, b) => b.length - a.length)
        .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('|')

type Groups = Readonly<Record<string, string | undefined>>

const known = new Map<string, RegExp>()

function whole(locale: string): RegExp {
  const before = known.get(locale)
  if (before !== undefined) return before
  const made = new RegExp(`^(?:${datePattern(locale)})$`, 'du')
  known.set(locale, made)
  return made
}

/** Reads what `datePattern` matched; undefined for what only looks like a date (31/02/2024 is kept: whoever wrote it meant one). */
export function readDate(date: string, locale: string): DateValue | undefined {
  const match = whole(locale).exec(date)
  const [groups, indices] = [match?.groups ?? {}, match?.indices?.groups ?? {}]
  const reading = (
    names: Readonly<Partial<Record<keyof DateParts, string>>>,
    form: DatePiece['form'],
    ordinal?: string,
  ): DateReading | undefined => {
    const pieces: DatePiece[] = []
    const parts = { year: 0, month: 0, day: 0 }
    for (const part of ['year', 'month', 'day'] as const) {
      const name = names[part]
      const [text, place] = name === undefined ? [] : [groups[name], indices[name]]
      if (text === undefined || place === undefined) continue
      const isName = part === 'month' && form !== 'digits'
      parts[part] = isName ? monthNames(locale, form).indexOf(text) + 1 : Number(latinDigits(text))
      pieces.push({
        part,
        start: place[0],
        end: place[1],
        form: isName ? form : 'digits',
        ...(part === 'day' && ordinal !== undefined ? { ordinal } : {}),
      })
    }
    const { month, day } = parts
    if (month < 1 || month > 12 || day > 31) return undefined
    return { ...parts, pieces: pieces.sort((a, b) => a.start - b.start) }
  }
  const readings = readingsOf(groups, locale, reading).filter((one) => one !== undefined)
  return readings.length === 0 ? undefined : { kind: 'date', readings }
}

function readingsOf<T>(
  groups: Groups,
  locale: string,
  reading: (
    names: Readonly<Partial<Record<keyof DateParts, string>>>,
    form: DatePiece['form'],
    ordinal?: string,
  ) => T,
): T[] {
  if (groups.iy !== undefined) return [reading({ year: 'iy', month: 'im', day: 'id' }, 'digits')]
  if (groups.ny !== undefined) {
    const order = numericOrder(locale)
    return [
      ...(order === 'month' ? [] : [reading({ day: 'na', month: 'nb', year: 'ny' }, 'digits')]),
      ...(order === 'day' ? [] : [reading({ month: 'na', day: 'nb', year: 'ny' }, 'digits')]),
    ]
  }
  if (groups.cy !== undefined) return [reading({ year: 'cy', month: 'cm', day: 'cd' }, 'digits')]
  if (groups.dm !== undefined) return [reading({ day: 'dd', month: 'dm', year: 'dy' }, 'beside', groups.do)]
  if (groups.mm !== undefined) return [reading({ month: 'mm', day: 'me', year: 'my' }, 'beside', groups.mo)]
  return [reading({ month: 'am', year: 'ay' }, 'alone')]
}

const orders = new Map<string, 'day' | 'month' | undefined>([['en', undefined]])

/** What stands first in a date of digits; English without a region may mean either. */
function numericOrder(locale: string): 'day' | 'month' | undefined {
  if (orders.has(locale)) return orders.get(locale)
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(new Date(0))
  const order =
    parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'month' ? 'month' : 'day'
  orders.set(locale, order)
  return order
}

export const sameDate = (a: DateParts, b: DateParts): boolean =>
  a.year === b.year && a.month === b.month && a.day === b.day

/** Languages that shorten "de" before a vowel (d'abril, but de març), and in which forms it may stand before a month. */
const ELIDING: Readonly<Record<string, readonly MonthForm[]>> = {
  ca: ['beside', 'alone'],
  fr: ['alone'],
  oc: ['beside', 'alone'],
}
/** Languages that write the first of a month as an ordinal. */
const ORDINAL_FIRST = new Set(['ca', 'fr', 'it', 'oc', 'pt'])

/**
 * Writes another date in the form of one that stands in a text. Undefined where that takes grammar: an ordinal day, a month
 * whose first letter asks for another word before it, or a part that the form has no place for.
 */
export function writeDate(
  spelling: string,
  was: DateReading,
  now: DateParts,
  locale: string,
): string | undefined {
  const language = new Intl.Locale(locale).language
  if ((was.year === 0) !== (now.year === 0) || (was.day === 0) !== (now.day === 0)) return undefined
  let [out, from] = ['', 0]
  for (const { part, start, end, form, ordinal } of was.pieces) {
    const old = spelling.slice(start, end)
    const written = form === 'digits' ? digits(old, now[part]) : monthNames(locale, form)[now[part] - 1]
    if (written === undefined) return undefined
    if (part === 'day' && now.day !== was.day) {
      const first = now.day === 1 || was.day === 1
      // German "3." is written like any other number; French "1er" and English "3rd" are not.
      if (
        (ordinal !== undefined && ordinal !== '.') ||
        (first && form === 'digits' && namesMonth(was) && ORDINAL_FIRST.has(language))
      )
        return undefined
    }
    if (form !== 'digits' && ELIDING[language]?.includes(form) === true && isVowel(old) !== isVowel(written))
      return undefined
    out += spelling.slice(from, start) + written
    from = end
  }
  return out + spelling.slice(from)
}

const namesMonth = ({ pieces }: DateReading): boolean => pieces.some(({ form }) => form !== 'digits')

const isVowel = (word: string): boolean => /^[aeiouâéô]/i.test(word)

/** With a zero in front where the old one had one. */
const digits = (old: string, value: number): string =>
  digitsLike(
    old,
    old.length > 1 && latinDigits(old).startsWith('0') ? String(value).padStart(2, '0') : String(value),
  )
