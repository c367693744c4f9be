import type { SubmissionLimits } from '@passerelle/assembly'
import type { Accounts, Deps, EngineRecords, Parser, Views } from '@passerelle/workflow'

/** What intake takes from the process that runs it. */
export interface IntakeContext extends Deps {
  readonly views: Views
  readonly engineRecords: EngineRecords
  readonly accounts: Accounts
  readonly parser: Parser
}

/** Intake's own limits. */
export interface IntakeOptions {
  readonly submission: SubmissionLimits
  /** Items of a list when the client names no number, and at most. */
  readonly pageSize: number
  readonly pageSizeLimit: number
}
