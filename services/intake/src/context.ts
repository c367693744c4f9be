import type { SubmissionLimits } from '@passerelle/assembly'
import type { Accounts, Deps, EngineRecords, Engines, Parser, Views, WithQuotes } from '@passerelle/workflow'

/** What intake takes from the process that runs it. */
export interface IntakeContext extends Deps, WithQuotes {
  readonly views: Views
  readonly engineRecords: EngineRecords
  readonly accounts: Accounts
  readonly parser: Parser
  /** Asked what they would cost, never to translate. */
  readonly engines: Engines
}

/** Intake's own limits. */
export interface IntakeOptions {
  readonly submission: SubmissionLimits
  /** Items of a list when the client names no number, and at most. */
  readonly pageSize: number
  readonly pageSizeLimit: number
}
