// Addresses and numbers with what is written inside them: 1 200,50 · 12:30 · 2015-03-12 · +33 1 · 5/6.
const ADDRESS =
  /\b(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)]|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu
const NUMBER = /[+-]?\p{Nd}+(?:[ .,:/'-]?\p{Nd}+)*/gu

const MARK = '\u0000'

const months = new Map<string, ReadonlySet<string>>()

/** The names of months and weekdays in a language, in lower case. */
function calendarWords(language: string): ReadonlySet<string> {
  const known = months.get(language)
  if (known !== undefined) return known
  const tags = Intl.DateTimeFormat.supportedLocalesOf([language])
  const words = new Set<string>()
  for (const style of tags.length === 0 ? [] : (['long', 'short'] as const)) {
    const month = new Intl.DateTimeFormat(tags, { month: style, day: 'numeric', timeZone: 'UTC' })
    const weekday = new Intl.DateTimeFormat(tags, { weekday: style, timeZone: 'UTC' })
    const named = (format: Intl.DateTimeFormat, date: Date, type: string): void => {
      for (const part of format.formatToParts(date))
        if (part.type === type) words.add(part.value.toLowerCase())
    }
    for (let at = 0; at < 12; at += 1) named(month, new Date(Date.UTC(2024, at, 1)), 'month')
    for (let at = 1; at <= 7; at += 1) named(weekday, new Date(Date.UTC(2024, 0, at)), 'weekday')
  }
  months.set(language, words)
  return words
}

/** A text with each address, number and date as one mark. A month is one only beside a number: May is a month, may is not. */
export function withoutValues(text: string, language: string): string {
  const words = calendarWords(language)
  const masked = text.replaceAll(MARK, '').replace(ADDRESS, MARK).replace(NUMBER, MARK)
  const tokens = masked.split(/(?<=\s)|(?=\s)|(?<=[,.])|(?=[,.])/u)
  const solid = tokens.flatMap((token, index) => (token.trim() === '' ? [] : [index]))
  solid.forEach((index, at) => {
    const beside = [-2, -1, 1, 2].some((by) => tokens[solid[at + by] ?? -1]?.startsWith(MARK))
    if (beside && words.has((tokens[index] ?? '').toLowerCase())) tokens[index] = MARK
  })
  return tokens.join('')
}
