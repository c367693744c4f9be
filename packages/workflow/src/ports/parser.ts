import type { CaseContent, FieldName, Locale, Segment, SegmentKey } from '@passerelle/domain'
import type { Skeleton } from '@passerelle/segmentation'

/** A revision's text taken apart: what is translated, and what holds it together. */
export interface Document {
  readonly segments: readonly Segment[]
  readonly skeletons: Readonly<Partial<Record<FieldName, Skeleton>>>
}

/** A text put together again. */
export interface BuiltContent {
  readonly content: CaseContent
  readonly html: Readonly<Partial<Record<FieldName, string>>>
}

/** The text could not be read within its limits of time, depth or memory. */
export interface Unreadable {
  readonly unreadable: string
}

/**
 * Takes documents apart and puts them together, where it can be killed: a small document can keep a parser busy for
 * minutes (quotes nested 5,000 deep overflow its stack).
 */
export interface Parser {
  readonly extract: (content: CaseContent, language: Locale) => Promise<Document | Unreadable>
  /**
   * Puts targets in their places; a segment without one keeps its source. The HTML marks the segments that stand in another
   * language than the whole.
   */
  readonly build: (
    content: CaseContent,
    document: Document,
    targets: ReadonlyMap<SegmentKey, string>,
    languages?: ReadonlyMap<SegmentKey, Locale>,
  ) => Promise<BuiltContent | Unreadable>
  readonly close: () => Promise<void>
}
