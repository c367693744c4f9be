import type { Locale } from '@passerelle/domain'

/** Dates, numbers, lists and names as a locale writes them. */
export interface Formats {
  /** `2026-11-23T…` → `23 November 2026`; days are those of UTC, so that every reader sees the same. */
  date(iso: string): string
  number(value: number): string
  /** `['a', 'b', 'c']` → `a, b and c`. */
  list(items: readonly string[]): string
  /** The name of a language in this locale; the tag itself where it has none. */
  language(tag: Locale): string
  /** The name of a country (ISO 3166-1 alpha-2) in this locale; the code itself where it has none. */
  country(code: string): string
  /** Compares two names as this locale's dictionaries order them. */
  compare(a: string, b: string): number
}

/** The formats of a locale. Make them once: each holds a few ICU objects. */
export function formatsFor(locale: Locale): Formats {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const numbers = new Intl.NumberFormat(locale)
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const languages = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' })
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  const collator = new Intl.Collator(locale)
  return {
    date: (iso) => {
      const moment = new Date(iso)
      return Number.isNaN(moment.getTime()) ? iso : dates.format(moment)
    },
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    language: (tag) => nameOf(languages, tag),
    country: (code) => nameOf(regions, code),
    compare: collator.compare,
  }
}

/** The name by which a language calls itself: `uk` → `українська`; the tag itself where ICU knows none. */
export const ownLanguageName = (tag: Locale): string =>
  nameOf(new Intl.DisplayNames(tag, { type: 'language', languageDisplay: 'standard' }), tag)

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
