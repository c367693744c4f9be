import type { Concept, Locale, Segment, Translation } from '@passerelle/domain'
import type { StoredTarget } from './store.ts'
import type { Page } from './views.ts'

/** A concept with the state in which it was read. */
export interface ConceptRecord {
  readonly concept: Concept
  /** Rises with every change of it; what `If-Match` names. */
  readonly version: number
  /** Null for what a command brought. */
  readonly changedBy: string | null
  /** ISO 8601. */
  readonly changedAt: string
}

/** A concept as it was from one change on; null once it was taken out. */
export interface TermChange {
  readonly version: number
  readonly at: string
  readonly actorName: string | null
  readonly concept: Concept | null
}

export interface TermFilter {
  /** A part of one of its terms. */
  readonly search?: string
  /** It has a term in this language (a primary subtag). */
  readonly language?: string
  readonly domain?: string
}

/** A segment whose target people work on, or readers see. */
export interface LiveSegment {
  readonly translation: Translation
  readonly slug: string
  readonly title: string
  readonly segment: Segment
  readonly target: StoredTarget
}

/** The termbase as people and programs look at it. */
export interface TermShelf {
  /** Every concept, in the order of its id; read page by page. */
  concepts(filter: { readonly domain?: string }): AsyncIterable<Concept>
  list(
    filter: TermFilter,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<Page<ConceptRecord>>
  concept(id: string): Promise<ConceptRecord | undefined>
  /** Its changes, the newest first; also of one that was taken out. */
  history(id: string, limit: number): Promise<readonly TermChange[]>
  /** Live segments whose source or target holds one of these pieces of text, in any capitals, in a stable order. */
  segmentsWith(
    words: {
      readonly sources: readonly string[]
      readonly targets: readonly string[]
      /** Only targets in these; null for all. */
      readonly locales: readonly Locale[] | null
    },
    page: { readonly after?: string; readonly limit: number },
  ): Promise<Page<LiveSegment>>
}
