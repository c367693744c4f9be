import type { Locale } from '@passerelle/domain'

/** A segment whose translation a person approved, and the machine's draft that it grew from, where one is kept. */
export interface ReviewedSegment {
  readonly source: string
  readonly target: string
  readonly draft?: { readonly text: string; readonly engine: string }
}

export interface ReviewedChoice {
  readonly source: Locale
  readonly target: Locale
  readonly seed: number
  readonly count: number
}

/** The approved segments of the memory, to try engines on. They hold texts of cases: for operators only. */
export interface ReviewedSegments {
  /**
   * At most `count` different segments of a pair, chosen by a hash of the seed and their source alone: the same memory gives the same
   * ones, in the same order, and a memory that has grown most of them. A source that was approved twice stands as last approved.
   */
  choose(choice: ReviewedChoice): Promise<readonly ReviewedSegment[]>
}
