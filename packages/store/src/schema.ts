import type {
  Block,
  CaseContent,
  CaseFacts,
  Concept,
  Detection,
  Event,
  Failure,
  FieldName,
  Finding,
  InlineCode,
  Origin,
  Provenance,
  Quality,
  RemovedSegment,
  RevisionStage,
  SegmentChange,
  SegmentState,
  TranslationState,
  TranslationUnit,
  UnitDetails,
} from '@passerelle/domain'
import type { Document, SubmitAnswer } from '@passerelle/workflow'
import type { ColumnType, Generated, RawBuilder } from 'kysely'

/** A jsonb column: read as its value, written through `json()`. */
type Json<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>

export interface CasesTable {
  id: string
  external_id: string
  slug: string
  submitted_by: string
  current_revision: number
  next_version: Generated<number>
  last_event: Generated<number>
  last_event_hash: Generated<string>
  created_at: Date
  erased_at: Generated<Date | null>
}

export interface RevisionsTable {
  id: string
  case_id: string
  number: number
  content: Json<CaseContent>
  facts: Json<CaseFacts>
  content_hash: string
  declared_language: string | null
  interface_language: string | null
  submitted_by: string
  stage: RevisionStage['stage']
  failure: Json<Failure | null>
  detection: Json<Detection | null>
  created_at: Date
  moved_at: Date
}

export interface DocumentsTable {
  revision_id: string
  skeletons: Json<Document['skeletons']>
}

export interface SegmentsTable {
  revision_id: string
  key: string
  position: number
  field: FieldName
  source: string
  codes: Json<readonly InlineCode[]>
  language: string | null
}

export interface TranslationsTable {
  id: string
  case_id: string
  revision_id: string
  source: string
  target: string
  state: TranslationState
  block: Json<Block | null>
  version: number
  assignee: string | null
  approved_by: string | null
  approved_at: Date | null
  lease: string | null
  quality: Generated<number | null>
  removed: ColumnType<
    readonly RemovedSegment[] | null,
    undefined,
    RawBuilder<readonly RemovedSegment[] | null>
  >
  updated_at: Date
  moved_at: Date
}

export interface TargetsTable {
  translation_id: string
  key: string
  state: SegmentState
  target: string
  origin: Json<Origin | null>
  findings: Json<readonly Finding[]>
  version: number
  change: Json<SegmentChange | null>
  made_for: string | null
  quality: Json<Quality | null>
  checked_with: string | null
  /** What a machine or the memory wrote last before people worked on it. */
  draft: string | null
  draft_origin: Json<Origin | null>
}

export interface DismissalsTable {
  id: Generated<string>
  translation_id: string
  key: string
  check: string
  message: string
  target: string
  dismissed_by: string
  reason: string
  at: Date
}

export interface EditRatesTable {
  translation_id: string
  key: string
  drafted_by: 'mt' | 'tm'
  engine: string | null
  source: string
  target: string
  domains: string[]
  reviewer: string
  edits: number
  words: number
  rate: number
  approved_at: Date
}

export interface VersionsTable {
  case_id: string
  number: number
  locale: string
  revision: number
  content: Json<CaseContent>
  facts: Json<CaseFacts>
  html: Json<Partial<Record<FieldName, string>>>
  provenance: Json<Provenance>
  published_at: Date
  search: ColumnType<string, never, never>
}

export interface LiveVersionsTable {
  case_id: string
  locale: string
  number: number
  original: boolean
}

export interface MemoryUnitsTable {
  id: Generated<string>
  translation_id: string
  segment_key: string
  codes: Json<readonly InlineCode[]>
  context: string | null
  pattern: string | null
  domains: string[]
  source: string
  target: string
  source_text: string
  target_text: string
  match_key: string
  origin: Json<Origin>
  approved_by: string
  approved_at: Date
  written_in: Generated<string>
}

export interface ImportedUnitsTable {
  id: Generated<string>
  source: string
  target: string
  source_text: string
  target_text: string
  match_key: string
  written_by: TranslationUnit['from']
  engine: string | null
  domain: string | null
  details: Json<UnitDetails>
  imported_by: string
  imported_at: Date
  pattern: string | null
  written_in: Generated<string>
}

export interface MemoryImportsTable {
  print: string
  entries: number
  added: number
  known: number
  refused: number
  left_aside: number
  moved_at: Date
}

export interface ConceptsTable {
  id: string
  domain: string | null
  definition: string | null
  note: string | null
  do_not_translate: boolean
  terms: Json<Concept['terms']>
  imported_by: string
  imported_at: Date
  words: ColumnType<string | null, never, never>
  languages: ColumnType<readonly string[] | null, never, never>
}

export interface TermChangesTable {
  number: Generated<string>
  concept_id: string
  actor: string
  at: Date
  concept: Json<Concept | null>
}

export interface EventsTable {
  case_id: string
  number: number
  translation_id: string | null
  actor: string
  event: Json<Event>
  at: Date
  previous_hash: string
  hash: string
}

export interface OutboxTable {
  id: Generated<string>
  job: string
  subject: string
  payload: Json<unknown>
  not_before: Date
}

export interface AttemptsTable {
  job: string
  subject: string
  deaths: Generated<number>
  failures: Generated<number>
  running: boolean
  message: string | null
  updated_at: Date
}

export interface DeadLettersTable {
  id: Generated<string>
  name: string
  payload: string
  reason: string
  at: Date
}

export interface LedgerTable {
  id: Generated<string>
  call_id: string
  translation_id: string | null
  case_id: string | null
  account: string
  engine: string
  source: string
  target: string
  month: Date
  state: 'reserved' | 'settled' | 'uncertain'
  reason: string | null
  characters: number
  billed: number | null
  price: Generated<string>
  currency: Generated<string>
  opened_at: Date
  settled_at: Date | null
}

/** The ledger in sums; cost in millionths of the currency. */
export interface SpendTable {
  month: Date
  engine: string
  account: string
  currency: string
  characters: string
  cost: string
}

export interface EngineRepliesTable {
  key: string
  call_id: string
  text: string
  model: string | null
  via: Json<readonly string[] | null>
  at: Date
}

export interface IdempotencyKeysTable {
  owner: string
  key: string
  request_hash: string
  answer: Json<SubmitAnswer | null>
  at: Date
}

/** What the accounts adapter keeps of a person, as far as the pipeline reads it. */
export interface AccountUserTable {
  id: string
  name: string
  email: string
  roles: string
  locales: string
}

export interface Database {
  cases: CasesTable
  revisions: RevisionsTable
  documents: DocumentsTable
  segments: SegmentsTable
  translations: TranslationsTable
  targets: TargetsTable
  edit_rates: EditRatesTable
  dismissals: DismissalsTable
  versions: VersionsTable
  live_versions: LiveVersionsTable
  memory_units: MemoryUnitsTable
  imported_units: ImportedUnitsTable
  memory_imports: MemoryImportsTable
  concepts: ConceptsTable
  term_changes: TermChangesTable
  events: EventsTable
  outbox: OutboxTable
  attempts: AttemptsTable
  dead_letters: DeadLettersTable
  ledger: LedgerTable
  spend: SpendTable
  engine_replies: EngineRepliesTable
  idempotency_keys: IdempotencyKeysTable
  account_user: AccountUserTable
}
