import type { Locale, TranslationUnit } from '@passerelle/domain'
import type { KnownUnit } from './store.ts'

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

/** What is looked for in the words of units. */
export interface ConcordanceQuery extends Omit<MemoryFilter, 'domain'> {
  /** All of them stand in the source, or all in the target; capitals don't count. */
  readonly words: readonly string[]
  /** Only units into one of these languages; null for all. */
  readonly targets: readonly Locale[] | null
  readonly trust?: MemoryHit['trust']
  readonly limit: number
  /** A page's `next`. */
  readonly after?: string
}

/** Units, what was approved here first, each kind the newest first; fewer than the limit where variants of a language were left out. */
export interface ConcordancePage {
  readonly items: readonly Pick<MemoryHit, 'trust' | 'unit'>[]
  readonly next: string | null
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
  /** Units that hold words; `too_broad` where finding them takes longer than a person waits. */
  concordance(query: ConcordanceQuery): Promise<ConcordancePage | 'too_broad'>
}

/** A unit whose source is like a text. */
export interface SimilarUnit {
  readonly unit: KnownUnit
  /**
   * How much alike, from 0 to 1: Levenshtein's distance of the two match keys over the longer one's length. 1 is the same text
   * but for white space and Unicode's composition. Capitals count, and so do codes.
   */
  readonly ratio: number
}

/** Finds units whose source is like a text, quickly in a memory of a million. */
export interface SimilarUnits {
  /**
   * The units most alike, the best first, of one source those that matching prefers first. Units of languages that serve
   * (`servesAs`). Never one that was withdrawn before the call.
   */
  find(query: {
    readonly source: Locale
    readonly target: Locale
    readonly text: string
    /** How many units at most. */
    readonly limit: number
    /** The least ratio that counts, from 0.5 to 1. */
    readonly minimum: number
  }): Promise<readonly SimilarUnit[]>
}
