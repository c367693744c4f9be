import type { Format, SegmentKey } from '@passerelle/domain'

/** What holds a field together around its segments; made by `extract`, read by `merge`, plain JSON. */
export interface Skeleton {
  readonly version: 1
  readonly format: Format
  readonly parts: readonly Part[]
}

/** A slice of the source that is kept as it stands, or the place of a segment. */
export type Part = string | Place

/** The syntax into which a target is written: it decides which characters must be escaped. */
export type Syntax =
  | 'paragraph'
  | 'heading'
  | 'setext'
  | 'cell'
  | 'label'
  | 'title-double'
  | 'title-single'
  | 'title-paren'
  | 'html'
  | 'attribute-double'
  | 'attribute-single'
  | 'attribute-bare'
  | 'text'
  | 'plain-scalar'
  | 'single-quoted'
  | 'double-quoted'
  | 'quoted'

/** Where a segment stands. Without a target (or with one equal to `text`) the `original` is written again. */
export interface Place {
  readonly key: SegmentKey
  /** The segment's source with its codes, as the segment itself has it. */
  readonly text: string
  readonly syntax: Syntax
  readonly original: readonly Part[]
  /** The markup behind each code: of a pair its opening and closing, of a code that stands alone only the first. */
  readonly codes: Readonly<Record<string, readonly [readonly Part[], (readonly Part[])?]>>
  /** Markup written around a changed target; the `original` holds it already. */
  readonly wrap?: readonly [readonly Part[], readonly Part[]]
  /** Nothing but indentation and container marks stands before it on its line, so `#` or `1.` would begin a block. */
  readonly lineStart?: true
}
