import type { Place } from './codes/index.ts'
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

/** A forbidden word that stands in a target. */
export interface ForbiddenUse {
  readonly text: string
  /** Where it stands in the target, with its codes, in UTF-16 code units. */
  readonly place: Place
}

/** What the termbase has to say about a word or phrase of one source text, held against its target. */
export interface TermUse {
  /** The concepts that it may stand for. */
  readonly concepts: readonly string[]
  /** As the termbase writes it. */
  readonly term: string
  /** Where it stands in the source; none where a target's word is forbidden whatever the source says. */
  readonly places: readonly Place[]
  /** What the target is to say, the best first; none where the termbase has no word in that language. */
  readonly wanted: readonly string[]
  /** It stays as it is in every language. */
  readonly keep: boolean
  /** Whether one of the wanted stands in the target, in any of its forms. */
  readonly stands: boolean
  readonly forbidden: readonly ForbiddenUse[]
  /** The notes of its concepts and terms, for people. */
  readonly notes: readonly string[]
}

/** Every way in which a target goes against the termbase, with the whole target mended where that is a matter of words alone. */
export interface TermReport {
  readonly uses: readonly TermUse[]
  readonly repair?: string
}
