import type { FieldName } from './case.ts'
import type { SegmentKey } from './ids.ts'

export const EDIT_CLASSES = ['formatting', 'typo', 'value', 'wording'] as const

/** What kind of change made one text of another; `value` is a number, a date, a time or an address. */
export type EditClass = (typeof EDIT_CLASSES)[number]

/** What became of a segment since the last revision that was translated and approved in this language. */
export type SegmentChange =
  | { readonly type: 'unchanged' | 'moved' | 'new' }
  | {
      readonly type: 'edited'
      readonly class: EditClass
      /** What it was; without a target where it had none. */
      readonly was: { readonly source: string; readonly target?: string }
    }
  /** No word of it, but where its links lead. */
  | { readonly type: 'relinked'; readonly links: readonly ChangedLink[] }

/** A code whose address is another; empty where it had, or has, none. */
export interface ChangedLink {
  readonly id: number
  readonly was: string
  readonly now: string
}

/** A segment of the last approved revision that is gone. */
export interface RemovedSegment {
  /** The segment of now after which it stood; null at the start of its field. */
  readonly after: SegmentKey | null
  readonly field: FieldName
  readonly source: string
  readonly target?: string
}
