// In a fixed year, so that no clock is asked.
const middleOf = (month: number): Date => new Date(Date.UTC(2001, month, 15))
const LANGUAGES = [
  'en',
  'fr',
  'es',
  'pt',
  'it',
  'de',
  'nl',
  'ca',
  'sv',
  'da',
  'nb',
  'pl',
  'cs',
  'ru',
  'uk',
  'ro',
  'fi',
  'hu',
  'tr',
  'el',
]

/** The names of the months as they stand in a date (CLDR), in small letters, by language: name → 1 to 12. */
const NAMES: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  LANGUAGES.map((language) => {
    const written = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
    const names = Array.from({ length: 12 }, (_, month): [string, number] => [
      (
        written.formatToParts(middleOf(month)).find(({ type }) => type === 'month')?.value ?? ''
      ).toLowerCase(),
      month + 1,
    ])
    return [language, new Map(names)]
  }),
)

// A number within a short word or two: "March 3", "3 de marzo de 2020", "1er mars", "mai 2020". "May" and "mars" alone are other words.
const NEAR = /\d(?:er|st|nd|rd|th|º|\.)?(?:\s(?:of|de|del|d['’]))?\s?$/u
const BEHIND = /^,?\s(?:de |del |of )?\d/u
const NAME = /[\p{L}\p{M}]{3,12}/gu

/** Months that a text names beside a number, in order: 1 to 12. */
export function monthsIn(text: string, language: string): number[] {
  const names = NAMES.get(language)
  if (names === undefined || !/\d/.test(text)) return []
  return Array.from(text.matchAll(NAME)).flatMap((match) => {
    const month = names.get(match[0].toLowerCase())
    if (month === undefined) return []
    const end = match.index + match[0].length
    const dated =
      NEAR.test(text.slice(Math.max(0, match.index - 12), match.index)) ||
      BEHIND.test(text.slice(end, end + 8))
    return dated ? [month] : []
  })
}

/** True when the months of a language are known here. */
export const knowsMonths = (language: string): boolean => NAMES.has(language)
