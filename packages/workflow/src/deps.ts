import type { Budget, CheckSettings, Locale, MemoryTrust, ReviewPolicy } from '@passerelle/domain'
import type { Batcher } from './batcher.ts'
import type { Engines, Parser, Store, Surroundings, TermShelf } from './ports/index.ts'

/** The site that is published to. */
export interface Site {
  /** The locales of the site's interface, and so the targets of every case. */
  readonly locales: readonly Locale[]
  readonly defaultLocale: Locale
}

/** What every use case needs. */
export interface Deps extends Surroundings {
  readonly store: Store
  readonly policy: ReviewPolicy
  /** How far the memory is trusted; `DEFAULT_TRUST` where the installation does not say. */
  readonly trust?: MemoryTrust
  /** The installation's own severities; without it every check says its own. */
  readonly checks?: CheckSettings
  readonly site: Site
}

export interface WithParser {
  readonly parser: Parser
}

export interface WithTerms {
  readonly terms: TermShelf
}

export interface WithEngines {
  readonly engines: Engines
  /** What all drafts of the process ask engines through. */
  readonly batcher: Batcher
}

export interface WithQuotes {
  /** What a quote is held against. */
  readonly budgets: readonly Budget[]
}
