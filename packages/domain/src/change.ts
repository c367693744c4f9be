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
