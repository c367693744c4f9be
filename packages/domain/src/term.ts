import type { Locale } from './locale.ts'

/** ISO 30042's administrative status, as far as it tells a translator what to do; `deprecated` is forbidden. */
export const TERM_STATUSES = ['preferred', 'admitted', 'deprecated'] as const
export type TermStatus = (typeof TERM_STATUSES)[number]

/** One word or phrase for a concept in one language. */
export interface Term {
  readonly language: Locale
  readonly text: string
  readonly status: TermStatus
  /** noun, verb, adjective …, as the termbase says. */
  readonly partOfSpeech?: string
  readonly note?: string
}

/** An entry of the termbase: one thing, with its terms in every language. */
export interface Concept {
  /** Its name over all imports; an XML name, as TBX asks for. */
  readonly id: string
  /** The subject field. */
  readonly domain?: string
  readonly definition?: string
  readonly note?: string
  /** A name, a product: its terms stay as they are in every language. */
  readonly doNotTranslate: boolean
  readonly terms: readonly Term[]
}
