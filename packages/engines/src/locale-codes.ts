import type { Locale } from '@passerelle/domain'

/** The code under which an engine takes a locale, as a source and as a target; absent: what it finds by itself. */
export interface LocaleCode {
  readonly source?: string
  readonly target?: string
}

/** An engine's codes for locales, as `locales/<tag>/locale.json` gives them. Locales without an entry work too. */
export type LocaleCodes = ReadonlyMap<Locale, LocaleCode>

export const NO_CODES: LocaleCodes = new Map()
