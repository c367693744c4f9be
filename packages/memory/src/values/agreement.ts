import { type NumberValue, sameNumber } from './numbers.ts'

/**
 * Whether a number can take another's place without any word around it changing: the same plural form in the language (CLDR),
 * and the same beginning for the ear where a word before it goes by that.
 */
export function agree(before: NumberValue, now: NumberValue, locale: string): boolean {
  if (sameNumber(before, now)) return true
  if (now.whole.length > 15 || before.whole.length > 15) return false
  return plural(before, locale) === plural(now, locale) && vowel(before, locale) === vowel(now, locale)
}

function plural({ whole, fraction }: NumberValue, locale: string): string {
  const decimals = { minimumFractionDigits: fraction.length, maximumFractionDigits: fraction.length }
  return new Intl.PluralRules(locale, decimals).select(Number(`${whole}.${fraction}0`))
}

/**
 * Numbers that begin with a vowel when they are read: an eight per cent rise, l'otto, siete u ocho, az öt. Whole thousands are
 * read by what stands before them, so groups of three digits at the end are taken off first.
 */
const VOWELS: Readonly<Record<string, RegExp>> = {
  ca: /^(?:1|11)$/,
  en: /^(?:8\d*|11|18)$/,
  es: /^(?:8\d*|11)$/,
  hu: /^(?:1|5\d*)$/,
  it: /^(?:1|8\d*|11)$/,
}

function vowel({ whole }: NumberValue, locale: string): boolean {
  const head = whole.length > 3 ? whole.slice(0, whole.length % 3 || 3) : whole
  return VOWELS[new Intl.Locale(locale).language]?.test(head) ?? false
}
