import type { Severity } from './finding.ts'
import { type Locale, languageOf } from './locale.ts'

/** How grave an installation takes a check's findings to be; `off` silences them. */
export type SeverityWish = Severity | 'off'
export type SeverityWishes = Readonly<Record<string, SeverityWish>>

/** What an installation decides for itself about the checks, by their identifiers. What it does not name stays as the check says. */
export interface CheckSettings {
  readonly severities: SeverityWishes
  /** For single target locales, over the ones above. */
  readonly locales: Readonly<Record<string, SeverityWishes>>
}

export const DEFAULT_CHECK_SETTINGS: CheckSettings = { severities: {}, locales: {} }

/** What holds for a target locale: its own wishes, then those of its bare language (`pt` for `pt-BR`), then the general ones. */
export const severitiesFor = ({ severities, locales }: CheckSettings, target: Locale): SeverityWishes => ({
  ...severities,
  ...locales[languageOf(target)],
  ...locales[target],
})
