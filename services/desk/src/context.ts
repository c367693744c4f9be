import type { Locale } from '@passerelle/domain'
import type { I18n } from '@passerelle/i18n'
import type { Logger } from '@passerelle/runtime'
import {
  type Accounts,
  type Deps,
  IMPORT_LIMITS,
  type ImportLimits,
  type MemoryShelf,
  type Parser,
  type SimilarUnits,
  type TermShelf,
  type Views,
} from '@passerelle/workflow'

/** What the desk takes from the process that runs it. */
export interface DeskContext extends Deps {
  readonly views: Views
  readonly terms: TermShelf
  readonly accounts: Accounts
  readonly parser: Parser
  readonly similar: SimilarUnits
  readonly memory: MemoryShelf
  readonly i18n: I18n
  readonly log: Logger
}

/** The languages that a person is offered where they say one: those of the site and of its catalogues. */
export const languagesOf = ({ site, i18n }: Pick<DeskContext, 'site' | 'i18n'>): readonly Locale[] => [
  ...new Set([...site.locales, ...i18n.locales.map(({ tag }) => tag)]),
]

/** The desk's own limits. */
export interface DeskOptions {
  /** Lines on a page of the queue, and items of a list when the client names no number. */
  readonly pageSize: number
  /** Items of a list at most. */
  readonly pageSizeLimit: number
  /** Cases that need a hand, shown above the queue, for each kind of need. */
  readonly attentionLimit: number
  /** Characters of one segment's target. The longest sentence of the samples has about 600. */
  readonly targetCharacters: number
  /** Characters of a comment. */
  readonly commentCharacters: number
  /** Characters of words that are looked for. */
  readonly searchCharacters: number
  /** What is taken of an uploaded XLIFF file. */
  readonly importLimits: ImportLimits
}

export const DEFAULT_DESK_OPTIONS: DeskOptions = {
  pageSize: 50,
  pageSizeLimit: 200,
  attentionLimit: 10,
  targetCharacters: 20_000,
  commentCharacters: 4_000,
  searchCharacters: 200,
  importLimits: IMPORT_LIMITS,
}
