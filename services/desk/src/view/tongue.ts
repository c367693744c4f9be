import type { Locale } from '@passerelle/domain'
import type { Translator } from '@passerelle/i18n'

/** The language in which a page of the desk speaks, and its catalogue. */
export interface Tongue {
  readonly locale: Locale
  readonly t: Translator
}
