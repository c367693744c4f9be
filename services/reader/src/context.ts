import type { Locale } from '@passerelle/domain'
import { type Formats, formatsFor, type I18n, type LocaleInfo, type Translator } from '@passerelle/i18n'
import type { PublicLibrary } from '@passerelle/workflow'

/** The locales that have pages: a closed list, and the only way from an address to a locale. */
export interface ReaderSite {
  readonly locales: readonly Locale[]
  readonly defaultLocale: Locale
}

export interface ReaderSettings {
  /** The site's public address, `https://cases.example.org`. Without it each request's own host is believed. */
  readonly siteUrl?: string | undefined
  /** Who runs the site, as its first line says. */
  readonly operator?: string | undefined
}

/** What the public site needs. */
export interface ReaderContext {
  readonly library: PublicLibrary
  readonly i18n: I18n
  readonly site: ReaderSite
  readonly settings: ReaderSettings
}

/** Everything that differs by the reader's locale. */
export interface Voice {
  readonly info: LocaleInfo
  readonly locale: Locale
  readonly t: Translator
  readonly formats: Formats
}

/** The context with the voices of its locales, made once. */
export interface Reader extends ReaderContext {
  readonly voices: ReadonlyMap<Locale, Voice>
  readonly voice: (locale: Locale) => Voice
}

/**
 * Prepares a context.
 * @throws RangeError when a locale of the site has no folder below /locales
 */
export function readerOf(context: ReaderContext): Reader {
  const voices = new Map(context.site.locales.map((locale) => [locale, voiceOf(context.i18n, locale)]))
  const fallback = voices.get(context.site.defaultLocale)
  if (fallback === undefined) {
    throw new RangeError(
      `The default locale "${context.site.defaultLocale}" is none of the site's locales. Choose one of: ${context.site.locales.join(', ')}.`,
    )
  }
  return { ...context, voices, voice: (locale) => voices.get(locale) ?? fallback }
}

const voiceOf = (i18n: I18n, locale: Locale): Voice => ({
  info: i18n.info(locale),
  locale,
  t: i18n.translator(locale, 'reader'),
  formats: formatsFor(locale),
})
