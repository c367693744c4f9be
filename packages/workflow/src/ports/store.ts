import type {
  Actor,
  CaseId,
  Concept,
  Detection,
  DismissedFinding,
  Event,
  Locale,
  Origin,
  PersonId,
  Refusal,
  Revision,
  RevisionId,
  RevisionStage,
  Segment,
  SegmentKey,
  TargetSegment,
  Translation,
  TranslationId,
  TranslationUnit,
  Version,
} from '@passerelle/domain'
import type { Job } from '@passerelle/jobs'
import type { Changes } from '../compare-revisions.ts'
import type { SubmitCaseResult } from '../submit-case.ts'
import type { KeptDraft, SegmentEditRate } from './engine-records.ts'
import type { Ledger } from './ledger.ts'
import type { Document } from './parser.ts'

/** What a submission was answered with, kept under its idempotency key. */
export type SubmitAnswer = SubmitCaseResult | Refusal

export interface CaseRecord {
  readonly id: CaseId
  readonly externalId: string
  readonly slug: string
  readonly submittedBy: PersonId
  /** The number of its newest revision. */
  readonly currentRevision: number
}

/** An approved translation of one segment, kept for segments to come. */
export interface MemoryUnit extends Pick<Segment, 'key' | 'codes'> {
  readonly source: Locale
  readonly target: Locale
  readonly sourceText: string
  readonly targetText: string
  /** What exact matches are found by (memory's `matchKey` of the source). */
  readonly matchKey: string
  /** What in-context matches are found by (memory's `contextsOf`); absent for a segment without neighbours. */
  readonly context?: string
  /** What units are found by that differ in numbers and dates alone (memory's `patternKey`); absent for a text without any. */
  readonly pattern?: string
  /** The subject fields of its case. */
  readonly domains: readonly string[]
  readonly origin: Origin
  readonly approvedBy: PersonId
  readonly translationId: TranslationId
}

/** A unit of another memory, with what exact matches are found by. */
export type ImportedUnit = TranslationUnit & Pick<MemoryUnit, 'matchKey' | 'pattern'>

/** A unit as matching looks at it, whoever brought it. */
export interface KnownUnit {
  readonly source: string
  readonly target: string
  readonly languages: readonly [source: Locale, target: Locale]
  readonly context?: string
  /** Empty where nobody said. */
  readonly domains: readonly string[]
  /** Who approved it here, by name, or whom the file of an import names. */
  readonly by?: string
  readonly from: 'human' | 'mt'
  readonly engine?: string
  readonly trust: 'approved' | 'imported'
  /** When it was approved, or imported; ISO 8601. */
  readonly at: string
}

/** How far an import has come, and what became of what it read. */
export interface ImportPosition {
  /** Entries of the file that were read, refused ones too. */
  readonly entries: number
  readonly added: number
  /** Known before, or twice in the file. */
  readonly known: number
  readonly refused: number
  readonly leftAside: number
}

/** A target with the version of its translation at which it last changed: what `If-Match` is held against. */
export type StoredTarget = TargetSegment & { readonly version: number }

/** A target of an earlier revision, with the source that it was made from and that source's language. */
export type EarlierTarget = TargetSegment & { readonly source: string; readonly language: Locale }

/** A segment of an earlier revision with its target; empty where it had none. */
export interface FormerSegment extends Pick<Segment, 'key' | 'field' | 'source' | 'codes'> {
  readonly target: string
}

/** What a worker finds when it takes up a job. */
export interface AttemptRecord {
  /** Earlier tries whose worker never came back. */
  readonly deaths: number
  /** Earlier tries that failed and counted. */
  readonly failures: number
}

/** One transaction. All that is done through it is committed together, or not at all. */
export interface Tx {
  readonly cases: {
    /** Creates the case unless its external id or slug is taken; says whether it did. */
    create(record: CaseRecord, at: Date): Promise<boolean>
    /** Locks a case until the transaction ends: every change of a case begins here, so they come one after another. */
    lock(id: CaseId): Promise<CaseRecord | undefined>
    lockByExternalId(externalId: string): Promise<CaseRecord | undefined>
    setCurrentRevision(id: CaseId, number: number): Promise<void>
    slugTaken(slug: string): Promise<boolean>
    /**
     * Takes everything from a case but its log and what was billed; from then on it is not found. Returns the numbers of the events
     * whose words were taken.
     */
    erase(id: CaseId, at: Date): Promise<readonly number[]>
  }
  readonly revisions: {
    insert(revision: Revision, at: Date): Promise<void>
    get(id: RevisionId): Promise<Revision | undefined>
    current(caseId: CaseId): Promise<Revision | undefined>
    setStage(id: RevisionId, stage: RevisionStage, at: Date): Promise<void>
    setDetection(id: RevisionId, detection: Detection): Promise<void>
  }
  readonly documents: {
    /** Replaces the segments and skeletons of a revision. */
    put(revisionId: RevisionId, document: Document): Promise<void>
    get(revisionId: RevisionId): Promise<Document | undefined>
  }
  readonly translations: {
    /** Inserts it unless its revision has one in that locale; says whether it did. */
    insert(translation: Translation, at: Date): Promise<boolean>
    get(id: TranslationId): Promise<Translation | undefined>
    /** Those of a case that are not stale yet. */
    open(caseId: CaseId): Promise<readonly Translation[]>
    /**
     * Writes state, block, assignee and approver, and raises the version by one. `lease` names the one drafting attempt
     * whose result will be taken; null ends it.
     */
    save(translation: Translation, at: Date, lease?: string | null): Promise<Translation>
    /** Names the person who is to look at it; no change of the text, so the version stays. */
    assign(id: TranslationId, person: PersonId, at: Date): Promise<void>
    lease(id: TranslationId): Promise<string | null>
    targets(id: TranslationId): Promise<readonly StoredTarget[]>
    /** Inserts or replaces targets, each stamped with the given version. */
    putTargets(id: TranslationId, targets: readonly TargetSegment[], version: number): Promise<void>
    /** Notes what became of an earlier revision's segments; the targets of those that changed must be there. */
    putChanges(id: TranslationId, changes: Changes): Promise<void>
    /**
     * The segments, in their order, of the newest other revision that has a translation into a locale: one with an approved
     * target, or with any. None where there is no such revision.
     */
    formerSegments(
      caseId: CaseId,
      target: Locale,
      before: RevisionId,
      which: { readonly approved: boolean },
    ): Promise<readonly FormerSegment[]>
    /** The newest targets of earlier revisions' translations into a locale, by segment key. */
    earlierTargets(
      caseId: CaseId,
      target: Locale,
      before: RevisionId,
    ): Promise<ReadonlyMap<SegmentKey, EarlierTarget>>
  }
  /** Findings that people have put aside. What reads targets hands each finding out with its dismissal. */
  readonly dismissals: {
    /** Notes it, in place of an earlier one of the same finding on the same text. */
    put(id: TranslationId, key: SegmentKey, dismissal: DismissedFinding): Promise<void>
    remove(
      id: TranslationId,
      key: SegmentKey,
      finding: Pick<DismissedFinding, 'check' | 'message' | 'target'>,
    ): Promise<void>
  }
  readonly editRates: {
    /** The drafts of a translation as a machine or the memory wrote them; what people wrote from nothing has none. */
    drafts(id: TranslationId): Promise<ReadonlyMap<SegmentKey, KeptDraft>>
    /** Notes how much was changed of an approved translation's drafts, in place of what an earlier approval noted. */
    put(id: TranslationId, rates: readonly SegmentEditRate[], at: Date): Promise<void>
  }
  readonly versions: {
    nextNumber(caseId: CaseId): Promise<number>
    insert(version: Version): Promise<void>
    get(caseId: CaseId, number: number): Promise<Version | undefined>
    /** Makes a version the one that its locale's readers see. */
    point(version: Version): Promise<void>
    /** Takes a locale's version from its readers; the snapshot itself stays. */
    withdraw(caseId: CaseId, locale: Locale): Promise<void>
    /** The versions that readers see, one a locale. */
    live(caseId: CaseId): Promise<readonly Version[]>
  }
  /** How far imports of memories have come that are not over, by a print of the file and of what was asked of it. */
  readonly memoryImports: {
    get(print: string): Promise<ImportPosition | undefined>
    put(print: string, position: ImportPosition, at: Date): Promise<void>
    end(print: string): Promise<void>
  }
  readonly memory: {
    /** Adds what another memory brought, unless it is known, approved or imported, text for text. Returns how much was new. */
    import(units: readonly ImportedUnit[], importedBy: Actor, at: Date): Promise<number>
    put(units: readonly MemoryUnit[], at: Date): Promise<void>
    /** Takes back what an approval had written. */
    withdraw(id: TranslationId): Promise<void>
    /** The same for the translation of a case's revision into a locale; nothing where that is an original. */
    withdrawFrom(caseId: CaseId, target: Locale, revision: number): Promise<void>
  }
  readonly terms: {
    /** The concepts that are there, by id. */
    get(ids: readonly string[]): Promise<ReadonlyMap<string, Concept>>
    /** Keeps others from changing the termbase until the transaction ends; every change begins with it. */
    lock(): Promise<void>
    /** The version of a concept, also of one that was taken out; 0 for one that never was. */
    lastChange(id: string): Promise<number>
    /** Inserts or replaces concepts. */
    put(concepts: readonly Concept[], by: Actor, at: Date): Promise<void>
    remove(id: string, by: Actor, at: Date): Promise<void>
  }
  readonly people: {
    name(id: PersonId): Promise<string | undefined>
    /** By which budgets may name it. */
    email(id: PersonId): Promise<string | null>
    /** The reviewers of a locale, the one with the fewest open translations first. */
    reviewersFor(target: Locale): Promise<readonly PersonId[]>
  }
  readonly events: {
    append(
      entry: {
        readonly caseId: CaseId
        readonly translationId?: TranslationId
        readonly actor: Actor
        readonly event: Event
      },
      at: Date,
    ): Promise<void>
  }
  readonly outbox: {
    /** Announces jobs; one that waits already (same name and subject) is kept once. */
    add(jobs: readonly Job[], notBefore?: Date): Promise<void>
  }
  readonly attempts: {
    /** Forgets the tries of a job that was given up. */
    clear(job: Job): Promise<void>
    /** Records a failed try that will be repeated. */
    fail(job: Job, message: string, counts: boolean): Promise<void>
  }
  readonly idempotency: {
    /**
     * Claims a key for a request; a second request under it waits for the first to commit. Returns what stands under the
     * key when it was claimed before; its answer is null while that request was never answered.
     */
    reserve(
      owner: PersonId,
      key: string,
      requestHash: string,
      at: Date,
    ): Promise<{ readonly requestHash: string; readonly answer: SubmitAnswer | null } | undefined>
    answer(owner: PersonId, key: string, answer: SubmitAnswer): Promise<void>
  }
}

/** The pipeline's writing side. */
export interface Store {
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * The units of each key, of each context and of each pattern that is wanted, at most `perKey` of one, the approved before the
   * imported and then the newest first: candidates for matches. In these locales, or ones that serve as well (`servesAs`). One
   * query for all.
   */
  memoryUnits(
    source: Locale,
    target: Locale,
    wanted: readonly Pick<MemoryUnit, 'matchKey' | 'context' | 'pattern'>[],
    perKey: number,
  ): Promise<readonly KnownUnit[]>
  /** Every concept of the termbase: the very same list for as long as nothing in it has changed. */
  concepts(): Promise<readonly Concept[]>
  readonly attempts: {
    /** Notes, at once and by itself, that a worker takes the job up. */
    begin(job: Job, at: Date): Promise<AttemptRecord>
    /** Forgets the tries of a job that is done. */
    end(job: Job): Promise<void>
  }
  readonly ledger: Ledger
  readonly outbox: {
    /** Hands up to `limit` due jobs to `send` and forgets them once it resolved. Returns how many. */
    relay(limit: number, now: Date, send: (jobs: readonly Job[]) => Promise<void>): Promise<number>
    /** Announces again the work that should long have moved on; returns how many jobs. */
    sweep(stalledBefore: Date, now: Date, limit: number): Promise<number>
    /** Calls back when rows were added, until closed; callbacks may be spurious or late. */
    listen(wake: () => void): Promise<{ close(): Promise<void> }>
    /** Rows that wait, with the age of the oldest in milliseconds. */
    lag(now: Date): Promise<{ readonly waiting: number; readonly oldestMs: number }>
  }
  readonly deadLetters: {
    put(
      letter: { readonly name: string; readonly payload: unknown; readonly reason: string },
      at: Date,
    ): Promise<void>
  }
  check(): Promise<void>
}
