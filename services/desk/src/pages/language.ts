import type { Locale } from '@passerelle/domain'
import { type I18n, negotiate } from '@passerelle/i18n'
import type { HttpRequest } from '@passerelle/runtime'
import type { Site } from '@passerelle/workflow'
import { type Tongue, tongueFor } from '../view/tongue.ts'

/**
 * The cookie in which a person's choice of language is kept, the public site's own, so that one choice serves both; and for
 * how long: a year, in seconds.
 */
export const LANGUAGE_COOKIE = 'passerelle_language'
export const LANGUAGE_COOKIE_SECONDS = 31_536_000

/** In which languages the desk can speak, and in which it should answer a request. */
export interface DeskLanguages {
  readonly offered: readonly Locale[]
  readonly tongueOf: (request: Pick<HttpRequest, 'cookies' | 'headers'>) => Tongue
}

/** The interface's languages that are also the site's; all of the interface's where they share none. */
export function deskLanguages(i18n: I18n, site: Site): DeskLanguages {
  const known = i18n.locales.map(({ tag }) => tag)
  const shared = known.filter((tag) => site.locales.includes(tag))
  const offered = shared.length === 0 ? known : shared
  const [first] = offered
  if (first === undefined) throw new Error('There is no interface language. Add a folder to locales/.')
  const fallback = offered.find((tag) => tag === site.defaultLocale) ?? first
  const tongues = new Map<Locale, Tongue>(offered.map((locale) => [locale, tongueFor(i18n, locale)]))
  return {
    offered,
    tongueOf: ({ cookies, headers }) => {
      const wish = { saved: cookies[LANGUAGE_COOKIE], acceptLanguage: headers['accept-language'] }
      const locale = negotiate(wish, offered, fallback)
      return tongues.get(locale) ?? tongueFor(i18n, fallback)
    },
  }
}
