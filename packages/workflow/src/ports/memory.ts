import type { Locale, TranslationUnit } from '@passerelle/domain'

/** Which units; a locale stands for those that serve as it (`servesAs`). */
export interface MemoryFilter {
  readonly source?: Locale
  readonly target?: Locale
  readonly domain?: string
}

/** A unit that a search found. */
export interface MemoryHit {
  /** The same text, one that is similar as a whole, or one that has the words somewhere in it (concordance). */
  readonly match: 'exact' | 'fuzzy' | 'concordance'
  /** From 0 to 1: 1 is the same text. */
  readonly score: number
  readonly trust: 'approved' | 'imported'
  readonly unit: TranslationUnit
}

/** The translation memory as people and programs look at it. */
export interface MemoryShelf {
  /** Every unit, approved ones first; read page by page, so a million of them take no more memory than some. */
  units(filter: MemoryFilter): AsyncIterable<TranslationUnit>
  /** The best units for a text: exact first, then similar ones, at most `limit`. `key` is memory's `matchKey` of the text. */
  search(
    query: Omit<MemoryFilter, 'domain'> & {
      readonly text: string
      readonly key: string
      readonly limit: number
    },
  ): Promise<readonly MemoryHit[]>
}
