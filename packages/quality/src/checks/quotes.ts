import type { Check, Fault } from '../check.ts'

/** The outer quotation marks of a language (CLDR's delimiters); a second pair is common too. */
const OWN: Readonly<Record<string, string>> = {
  en: '“”"',
  fr: '«»“”',
  es: '«»“”"',
  it: '«»“”"',
  pt: '“”«»"',
  ca: '«»“”"',
  de: '„“»«',
  nl: '‘’“”„"',
  pl: '„”«»',
  cs: '„“»«',
  ru: '«»„“',
  uk: '«»„“',
  ja: '「」『』',
  zh: '“”「」『』《》',
}
const TYPOGRAPHIC = /[«»“”„「」『』]/gu
const ANY = /[«»“”„「」『』"]/u

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
/** True when a quotation is opened and never closed, or the other way round. */
const loose = (text: string): boolean =>
  count(text, TYPOGRAPHIC) % 2 === 1 ||
  (count(text, /"/g) % 2 === 1 && !/\d"/.test(text)) ||
  count(text, /「/gu) !== count(text, /」/gu)

/** Quotations are closed where the source's are, stay quotations, and are set in the marks of the language. */
export const quotes: Check = {
  name: 'quotes',
  severity: 'warning',
  faults({ words: { source, target }, to }): readonly (string | Fault)[] {
    if (!ANY.test(source) && !ANY.test(target)) return []
    if (loose(target) && !loose(source)) return ['A quotation mark of the translation has no counterpart.']
    const own = OWN[to]
    const foreign =
      own === undefined ? [] : (target.match(TYPOGRAPHIC) ?? []).filter((mark) => !own.includes(mark))
    return foreign.length === 0
      ? []
      : [
          {
            message: `${[...new Set(foreign)].join(' ')} are no quotation marks of this language (${own}).`,
            severity: 'info',
          },
        ]
  },
}
