import type {
  BandCounts,
  CaseId,
  Event,
  Locale,
  PersonId,
  QueueOrder,
  RemovedSegment,
  Revision,
  RevisionStage,
  Segment,
  SegmentChange,
  Spent,
  Translation,
  TranslationId,
  TranslationState,
  Version,
} from '@passerelle/domain'
import type { JobName } from '@passerelle/jobs'
import type { CaseRecord, StoredTarget } from './store.ts'

/** A list's page. */
export interface Page<T> {
  readonly items: readonly T[]
  /** The cursor of the next page. */
  readonly next: string | null
}

export interface CaseOverview {
  readonly record: CaseRecord
  readonly title: string
  readonly revision: Revision
  readonly translations: readonly {
    readonly id: TranslationId
    readonly target: Locale
    readonly state: TranslationState
    readonly block: Translation['block']
  }[]
  readonly versions: readonly {
    readonly locale: Locale
    readonly number: number
    readonly revision: number
  }[]
}

export interface TranslationOverview {
  readonly translation: Translation
  readonly slug: string
  readonly title: string
  readonly revisionNumber: number
  readonly segments: number
  /** Findings that nobody has dismissed. */
  readonly findings: number
  /** The mean of its segments' estimates, from 0 to 100; null where there is none. */
  readonly quality: number | null
  readonly assigneeName: string | null
  readonly updatedAt: string
}

export interface SegmentView extends Segment {
  readonly target: StoredTarget
  /** What became of it since the last approved translation; absent where there was none. */
  readonly change?: SegmentChange
}

export interface TranslationView extends TranslationOverview {
  readonly revision: Revision
  readonly items: readonly SegmentView[]
  /** What the last approved revision had and this one has not. */
  readonly removed: readonly RemovedSegment[]
  /** The people who judged it (dismissed a finding, confirmed a target), by id. */
  readonly judges: ReadonlyMap<PersonId, string>
}

export interface EventRecord {
  readonly at: string
  readonly actorName: string | null
  readonly translationId: TranslationId | null
  readonly event: Event
}

/** An event with what a log line names: the case's slug and the translation's target. */
export interface NamedEvent extends EventRecord {
  readonly slug: string
  readonly target: string | null
}

export interface TranslationFilter {
  readonly state?: TranslationState
  readonly target?: Locale
  /** Restricts to these targets; what a reviewer may not see is not there. */
  readonly targets?: readonly Locale[]
  readonly assignee?: PersonId
  readonly search?: string
  readonly case?: CaseId
  /** By when they were made, or by their estimates: the likeliest to need little first, or the hardest. The newest first when absent. */
  readonly order?: QueueOrder
}

/** The pipeline's reading side, for the people and programs that look at it. */
export interface Views {
  cases(
    filter: { readonly submittedBy?: PersonId; readonly stage?: RevisionStage['stage'] },
    page: { readonly after?: string; readonly limit: number },
  ): Promise<Page<CaseOverview>>
  case(id: string): Promise<CaseOverview | undefined>
  translations(
    filter: TranslationFilter,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<Page<TranslationOverview>>
  translation(id: string): Promise<TranslationView | undefined>
  countTranslations(
    targets: readonly Locale[] | null,
  ): Promise<readonly { readonly state: TranslationState; readonly target: Locale; readonly count: number }[]>
  /** Where the targets of a case's translations come from, by translation. */
  bands(caseId: CaseId): Promise<ReadonlyMap<TranslationId, BandCounts>>
  events(caseId: CaseId): Promise<readonly EventRecord[]>
  /** What happened since a moment, the oldest first. */
  recentEvents(since: Date, limit: number): Promise<readonly NamedEvent[]>
  versions(caseId: CaseId, locale?: Locale): Promise<readonly Version[]>
  /** Says whether the audit chain of every case is whole; names the first broken link. */
  verifyAudit(): Promise<
    | { readonly ok: true; readonly events: number }
    | { readonly ok: false; readonly caseId: string; readonly event: number }
  >
  status(now: Date): Promise<PipelineStatus>
  /** What counts against this month's budgets, by engine and submitting account. */
  spent(): Promise<readonly Spent[]>
  /** What a case has cost so far, whatever the month. */
  caseSpend(id: CaseId): Promise<readonly CaseSpend[]>
}

/** What a case has cost by engine, pair and state of the bill; what is reserved or uncertain counts in full. */
export interface CaseSpend {
  readonly engine: string
  readonly source: Locale
  readonly target: Locale
  readonly state: 'reserved' | 'settled' | 'uncertain'
  readonly characters: number
  /** Millionths of the currency. */
  readonly cost: number
  readonly currency: string
  /** Why it is uncertain. */
  readonly reasons: readonly string[]
}

export interface PipelineStatus {
  readonly cases: number
  readonly revisions: Readonly<Record<RevisionStage['stage'], number>>
  readonly translations: Readonly<Record<TranslationState, number>>
  readonly versions: number
  readonly outbox: { readonly waiting: number; readonly oldestMs: number }
  readonly deadLetters: number
  readonly billedCharacters: Readonly<Record<string, number>>
  readonly jobsInTrouble: readonly {
    readonly job: JobName
    readonly subject: string
    readonly deaths: number
    readonly failures: number
    readonly message: string | null
  }[]
}
