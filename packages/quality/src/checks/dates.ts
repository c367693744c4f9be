import type { Locale } from '@passerelle/domain'
import type { Check } from '../check.ts'
import { knowsMonths, monthsIn } from '../text/months.ts'

const NUMERIC = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/])/g
// English without a region may be either.
const MONTH_FIRST = /^en-US\b|^en$|^fil|^en-PH/
const DAY_FIRST = /^(?!en-US\b|en-PH\b|fil)/

/** The days that a date in numbers may mean in a locale, as `month-day`. */
function readings(one: number, two: number, locale: Locale): string[] {
  return [
    ...(MONTH_FIRST.test(locale) && one <= 12 && two <= 31 ? [`${one}-${two}`] : []),
    ...(DAY_FIRST.test(locale) && two <= 12 && one <= 31 ? [`${two}-${one}`] : []),
  ]
}

const datesIn = (text: string, locale: Locale): { written: string; year: string; days: string[] }[] =>
  Array.from(text.matchAll(NUMERIC), ([written, one, , two, year = '']) => ({
    written,
    year,
    days: readings(Number(one), Number(two), locale),
  }))

const numberOf = (month: number): RegExp => new RegExp(`(?<!\\d)0?${month}(?!\\d)`)

/** Months that one side names and the other neither names nor writes as a number. */
function lost(having: readonly number[], other: readonly number[], text: string): number[] {
  return [...new Set(having)].filter((month) => !other.includes(month) && !numberOf(month).test(text))
}

/** Dates stay the same day: months by their names, and days and months in the order of the locale. */
export const dates: Check = {
  name: 'dates',
  severity: 'warning',
  faults({ words: { source, target }, from, to, sourceLanguage, targetLanguage }) {
    if (!/\d/.test(source) || !/\d/.test(target)) return []
    const [had, has] = [monthsIn(source, from), monthsIn(target, to)]
    const both = knowsMonths(from) && knowsMonths(to)
    const named = both
      ? [
          ...lost(had, has, target).map((month) => `Month ${month} of the source is not in the translation.`),
          ...lost(has, had, source).map((month) => `Month ${month} is not in the source.`),
        ]
      : []
    const theirs = datesIn(target, targetLanguage)
    const turned = datesIn(source, sourceLanguage).flatMap(({ written, year, days }) => {
      const same = theirs.filter((each) => each.year === year)
      const meant = same.some((each) => each.days.some((day) => days.includes(day)))
      return same.length === 0 || meant || days.length === 0
        ? []
        : [
            `${written} is another day than ${same[0]?.written ?? ''}: the order of day and month differs between the languages.`,
          ]
    })
    return [...named, ...turned]
  },
}
