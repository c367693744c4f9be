import type { Budget, CheckSettings, MemoryTrust, ReviewPolicy } from '@passerelle/domain'
import type { I18n } from '@passerelle/i18n'
import type { BullQueue } from '@passerelle/queue'
import type { Logger, Metrics } from '@passerelle/runtime'
import type { OpenSimilarUnits, openPool } from '@passerelle/store'
import type {
  Accounts,
  Batcher,
  Deps,
  EngineRecords,
  Engines,
  MemoryShelf,
  Parser,
  PublicLibrary,
  ReviewedSegments,
  Site,
  Store,
  Surroundings,
  TermShelf,
  Views,
} from '@passerelle/workflow'
import type { Settings } from './environment.ts'

/** What every process has open. */
export interface BaseContext extends Deps, Surroundings {
  readonly settings: Settings
  readonly log: Logger
  readonly metrics: Metrics
  readonly databaseUrl: string
  readonly pool: ReturnType<typeof openPool>
  readonly store: Store
  readonly views: Views
  readonly library: PublicLibrary
  readonly memory: MemoryShelf
  readonly terms: TermShelf
  readonly engineRecords: EngineRecords
  readonly reviewedSegments: ReviewedSegments
  readonly site: Site
  readonly policy: ReviewPolicy
  readonly trust: MemoryTrust
  readonly checks: CheckSettings
  readonly budgets: readonly Budget[]
  /** Closes everything that was opened, the last first. */
  readonly close: () => Promise<void>
}

/** What only some processes need. */
export interface Parts {
  readonly queue: BullQueue
  readonly engines: Engines
  readonly batcher: Batcher
  readonly parser: Parser
  readonly accounts: Accounts
  readonly i18n: I18n
  /** The memory's fuzzy look-up. */
  readonly similar: OpenSimilarUnits
}
export type Part = keyof Parts

/** A process's open parts: what all have, and what it asked for. */
export type Context<Need extends Part = never> = BaseContext & Pick<Parts, Need>
