import type { Locale } from '@passerelle/domain'
import type { I18n, Translator } from '@passerelle/i18n'

/** The language in which a page of the desk speaks: its catalogue, and how it writes names and times. */
export interface Tongue {
  readonly locale: Locale
  readonly t: Translator
  readonly names: Intl.DisplayNames
  readonly times: Intl.DateTimeFormat
  readonly ages: Intl.RelativeTimeFormat
}

/** Made once for a locale: a page of a thousand segments asks for two thousand names and times. */
export const tongueFor = (i18n: I18n, locale: Locale): Tongue => ({
  locale,
  t: i18n.translator(locale, 'desk'),
  names: new Intl.DisplayNames([locale], { type: 'language' }),
  // In UTC, so that two people who compare see the same.
  times: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
  ages: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
})
