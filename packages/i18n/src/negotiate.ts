import { match } from '@formatjs/intl-localematcher'
import { type Locale, parseLocale } from '@passerelle/domain'

/** Limits of an Accept-Language header. Browsers send under 200 characters and about ten languages. */
export const ACCEPT_LIMITS = { characters: 1_000, languages: 20 } as const

/**
 * The languages of an `Accept-Language` header (RFC 9110, 12.5.4), best first; those with `q=0`, `*` and what is no
 * language tag are left out. Linear in the header's length, which is cut at `characters`.
 */
export function parseAcceptLanguage(header: string, limits: typeof ACCEPT_LIMITS = ACCEPT_LIMITS): Locale[] {
  return header
    .slice(0, limits.characters)
    .split(',', limits.languages)
    .flatMap((range) => {
      const [tag = '', ...parameters] = range.split(';')
      const language = parseLocale(tag.trim())
      const quality = qualityOf(parameters)
      return language === undefined || quality === 0 ? [] : [{ language, quality }]
    })
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language)
}

function qualityOf(parameters: readonly string[]): number {
  const written = parameters.map((text) => text.trim().toLowerCase()).find((text) => text.startsWith('q='))
  if (written === undefined) return 1
  const value = Number(written.slice(2))
  return value >= 0 && value <= 1 ? value : 0
}

/** What a visitor's request says about their language. */
export interface Wish {
  /** The choice they saved, as it came from outside. */
  readonly saved?: string | undefined
  readonly acceptLanguage?: string | undefined
}

/**
 * The locale for a visitor: the saved choice if it is offered, else the best match of `Accept-Language` by CLDR's
 * language distances, else the default. Always one of `offered`, or `defaultLocale`.
 */
export function negotiate(wish: Wish, offered: readonly Locale[], defaultLocale: Locale): Locale {
  const saved = offered.find((locale) => locale === wish.saved)
  if (saved !== undefined) return saved
  const wanted = parseAcceptLanguage(wish.acceptLanguage ?? '')
  if (wanted.length === 0) return defaultLocale
  const best = match(wanted, offered, defaultLocale, { algorithm: 'best fit' })
  return offered.find((locale) => locale === best) ?? defaultLocale
}
