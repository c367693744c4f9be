import type { CaseId, PersonId, RevisionId, TranslationId } from './ids.ts'
import type { Locale } from './locale.ts'

/** Why a translation waits for a person although no machine will come. */
export const BLOCK_REASONS = [
  'no_engine',
  'budget',
  'undetermined_language',
  'engine_failed',
  'worker_died',
  'unreadable',
] as const
export type BlockReason = (typeof BLOCK_REASONS)[number]

export interface Block {
  readonly reason: BlockReason
  readonly message: string
}

export const TRANSLATION_STATES = [
  'queued',
  'drafting',
  'in_review',
  'approved',
  'published',
  'changes_requested',
  'blocked',
  'stale',
] as const
export type TranslationState = (typeof TRANSLATION_STATES)[number]

/** One revision in one target locale. */
export type Translation = {
  readonly id: TranslationId
  readonly caseId: CaseId
  readonly revisionId: RevisionId
  readonly source: Locale
  readonly target: Locale
  /** Rises with every change; what `If-Match` names. */
  readonly version: number
  readonly assignee: PersonId | null
  readonly approvedBy: PersonId | null
  /** ISO 8601. */
  readonly approvedAt: string | null
} & (
  | { readonly state: 'blocked'; readonly block: Block }
  | { readonly state: Exclude<TranslationState, 'blocked'>; readonly block: null }
)
