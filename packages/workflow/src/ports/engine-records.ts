import type { Locale, PersonId, SegmentKey } from '@passerelle/domain'

/** A draft as it stood before people worked on it. */
export interface KeptDraft {
  readonly text: string
  readonly by: 'mt' | 'tm'
  readonly engine: string | null
}

/** How much a person changed of the draft of one segment that they approved. */
export interface SegmentEditRate {
  readonly key: SegmentKey
  readonly draftedBy: KeptDraft['by']
  readonly engine: string | null
  readonly source: Locale
  readonly target: Locale
  readonly domains: readonly string[]
  readonly reviewer: PersonId
  readonly edits: number
  readonly words: number
  /** Edits for a word of the approved text (HTER). */
  readonly rate: number
}

/** What people made of an engine's drafts between two languages, of one subject field or all. */
export interface EngineRecord {
  readonly engine: string
  readonly source: Locale
  readonly target: Locale
  readonly segments: number
  /** Segments that were approved as they were, from 0 to 1. */
  readonly untouched: number
  /** Edits for a word (HTER), over all words, and of the segment in the middle. */
  readonly meanHter: number
  readonly medianHter: number
}

export interface EngineRecordFilter {
  readonly source?: Locale
  readonly target?: Locale
  readonly domain?: string
}

/** Engines by what people had to change of their drafts. It names nobody. */
export interface EngineRecords {
  /** One record for each engine and pair, the pair with the most segments first, and in it the engine with the fewest edits. */
  list(filter: EngineRecordFilter): Promise<readonly EngineRecord[]>
  /** The records of a pair, the engine with the fewest edits first. */
  forPair(source: Locale, target: Locale): Promise<readonly EngineRecord[]>
}
