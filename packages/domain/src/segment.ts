import type { FieldName } from './case.ts'
import type { Finding } from './finding.ts'
import type { SegmentKey } from './ids.ts'
import type { Locale } from './locale.ts'
import type { Origin } from './origin.ts'
import type { Quality } from './quality.ts'

/**
 * A mark inside a segment (XLIFF 2.1): `pc` spans text, `ph` stands alone. Of a pair that reaches over the border between
 * two sentences, one has the beginning (`sc`) and the other the end (`ec`). In the text they are written `<1>…</1>`,
 * `<2/>`, `<3>` and `</4>`, numbered from 1 within the segment.
 */
export interface InlineCode {
  readonly id: number
  readonly kind: 'pc' | 'ph' | 'sc' | 'ec'
  /** What it is, for people: `strong`, `em`, `link`, `image`, `code`, `break`, `html`. */
  readonly type: string
  /** What it stands for, where a person wants to see it: the link's address, the code's text. */
  readonly equiv?: string
}

/** One sentence (or heading, cell, caption …) of the source. */
export interface Segment {
  readonly key: SegmentKey
  readonly field: FieldName
  /** The text with its inline codes. */
  readonly source: string
  readonly codes: readonly InlineCode[]
  /** Its language where that is another than the document's: a quotation's. */
  readonly language?: Locale
}

/** The language in which a segment of a document in `document` is written. */
export const segmentLanguage = ({ language }: Pick<Segment, 'language'>, document: Locale): Locale =>
  language ?? document

/** XLIFF 2.1 `state`. */
export type SegmentState = 'initial' | 'translated' | 'reviewed' | 'final'

/** Whether a target was carried over a mended slip of its source, and nobody has said yet that it still stands. */
export const isUnconfirmed = (target: TargetSegment): boolean =>
  target.state !== 'initial' && target.madeFor !== undefined

/** A segment in one target language. */
export type TargetSegment =
  | {
      readonly key: SegmentKey
      readonly state: 'initial'
      readonly target: ''
      readonly origin: null
      readonly findings: readonly Finding[]
    }
  | {
      readonly key: SegmentKey
      readonly state: Exclude<SegmentState, 'initial'>
      readonly target: string
      readonly origin: Origin
      readonly findings: readonly Finding[]
      /** The source that the target was made for, before a slip in it was mended: a person has to say that the target still stands. */
      readonly madeFor?: string
      /** How good it looks, for the order of work; it decides nothing. */
      readonly quality?: Quality
      /** What the checks looked at besides the texts (their version, severities, terms), as a hash: another one asks for a new check. */
      readonly checkedWith?: string
    }
