import type { Concept } from '@passerelle/domain'

/** The termbase as people and programs look at it. */
export interface TermShelf {
  /** Every concept, in the order of its id; read page by page. */
  concepts(filter: { readonly domain?: string }): AsyncIterable<Concept>
}
