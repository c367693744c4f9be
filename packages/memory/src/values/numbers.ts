import { DIGIT, digitsLike, latinDigits } from './digits.ts'

/** A number as it is written: its digits before and after the decimal sign, in Latin digits. */
export interface NumberValue {
  readonly kind: 'number'
  readonly whole: string
  readonly fraction: string
  readonly grouped: boolean
}

interface Conventions {
  /** Matches a number by itself; the groups are `whole` and `fraction`. */
  readonly pattern: string
  readonly decimal: string
  readonly group: string
  readonly format: Intl.NumberFormat
}

const known = new Map<string, Conventions>()

/** How a locale writes numbers (Unicode CLDR, by Intl). Made once for a locale. */
function conventionsOf(locale: string): Conventions {
  const before = known.get(locale)
  if (before !== undefined) return before
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, numberingSystem: 'latn' })
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(12_345_678.9)
  const group = parts.find(({ type }) => type === 'group')?.value ?? ' '
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  // South Asia groups by two above the thousands: 12,34,567.
  const pairs = parts.filter(({ type }) => type === 'integer')[1]?.value.length === 2
  const signs = signsOf(group)
  const grouped = pairs
    ? `${DIGIT}{1,2}(?:${signs}${DIGIT}{2})*${signs}${DIGIT}{3}`
    : `${DIGIT}{1,3}(?:${signs}${DIGIT}{3})+`
  const pattern = `(?<whole>${grouped}|${DIGIT}{1,15})(?:[${escaped(decimal)}${decimal === '.' ? '' : '٫'}](?<fraction>${DIGIT}{1,15}))?`
  const made = { pattern, decimal, group, format }
  known.set(locale, made)
  return made
}

const SPACE = /^\s$/u

/** What may stand between groups: a locale's own sign, and the spaces of ISO 80000 that never break a line. */
const signsOf = (group: string): string =>
  SPACE.test(group)
    ? '[ \\u00a0\\u202f\\u2009]'
    : `[${escaped(group)}\\u00a0\\u202f${group === '’' ? "'" : ''}]`

const escaped = (sign: string): string => sign.replace(/[\\\]^-]/g, '\\$&')

export const numberPattern = (locale: string): string => conventionsOf(locale).pattern

/** A matched number as a value. */
export function readNumber(whole: string, fraction: string | undefined): NumberValue {
  const latin = latinDigits(whole)
  const digits = latin.replace(/[^0-9]/g, '')
  return {
    kind: 'number',
    whole: digits,
    fraction: latinDigits(fraction ?? ''),
    grouped: digits.length < latin.length,
  }
}

const trimmed = ({ whole, fraction }: NumberValue): string =>
  `${whole.replace(/^0+(?=\d)/, '')}.${fraction.replace(/0+$/, '')}`

/** Whether two writings say the same number. */
export const sameNumber = (a: NumberValue, b: NumberValue): boolean => trimmed(a) === trimmed(b)

/** A new number of the source, with the old one and how the old one was written in the target. */
export interface NumberChange {
  readonly before: NumberValue
  readonly now: NumberValue
  readonly written: NumberValue
  /** The old number's own characters in the target. */
  readonly spelling: string
}

/**
 * Writes a new number as the target's locale does and as the old one was written there: the same digits, grouped where the
 * source or the old target was, with as many decimals as the source has. Undefined where the old one was written in a way
 * that does not tell (a number with zeros in front is one only when it is copied).
 */
export function writeNumber(change: NumberChange, locale: string): string | undefined {
  const { before, now, written, spelling } = change
  const isCode = [before, now].some(({ whole }) => whole.length > 1 && whole.startsWith('0'))
  if (isCode) {
    const copied =
      before.whole === written.whole && before.fraction === '' && now.fraction === '' && !written.grouped
    return copied ? digitsLike(spelling, now.whole) : undefined
  }
  const { format, group, decimal } = conventionsOf(locale)
  const long = written.whole.length > 4
  const grouped = long ? written.grouped : now.grouped || written.grouped
  const whole = grouped ? format.format(BigInt(now.whole)) : now.whole
  const sign = written.grouped ? spelling.match(new RegExp(`${DIGIT}([^0-9])${DIGIT}{3}`))?.[1] : undefined
  const fraction = written.fraction === before.fraction ? now.fraction : now.fraction.replace(/0+$/, '')
  const text = sign === undefined || sign === group ? whole : whole.replaceAll(group, sign)
  return digitsLike(spelling, fraction === '' ? text : `${text}${decimal}${fraction}`)
}
