const known = new Map<string, readonly string[]>()

const FORMS = {
  /** As in "12 mars 2024": the form that a language uses beside a day. */
  beside: { day: 'numeric', month: 'long' },
  /** As in "mars 2024". */
  alone: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type MonthForm = keyof typeof FORMS

/** The names of the twelve months in a locale (Unicode CLDR, by Intl), in the form that stands beside a day or without one. */
export function monthNames(locale: string, form: MonthForm): readonly string[] {
  const key = `${locale} ${form}`
  const before = known.get(key)
  if (before !== undefined) return before
  const format = new Intl.DateTimeFormat(locale, {
    ...FORMS[form],
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
  })
  const names = Array.from(
    { length: 12 },
    (_, month) =>
      format.formatToParts(new Date(Date.UTC(2024, month, 15))).find(({ type }) => type === 'month')?.value ??
      '',
  )
  known.set(key, names)
  return names
}
