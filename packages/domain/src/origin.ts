import type { PersonId } from './ids.ts'
import type { Locale } from './locale.ts'
import type { MemoryMatch, Penalty } from './memory-match.ts'

/** Who said, and when (ISO 8601), that a target still stands although a slip was mended in its source. */
export interface Confirmation {
  readonly by: PersonId
  readonly at: string
}

/** Who or what wrote a target text. It travels with the text to the published page. */
export type Origin = Written & { readonly confirmed?: Confirmation }

type Written =
  | {
      readonly type: 'mt'
      readonly engine: string
      readonly model?: string
      /** The languages in between, when the engine had no direct pair. */
      readonly via?: readonly string[]
      /** ISO 8601. */
      readonly at: string
    }
  | {
      readonly type: 'tm'
      readonly match: MemoryMatch
      /** How much it is to be trusted, 0 to 101, after the penalties; absent in what was drafted before it was told. */
      readonly percent?: number
      readonly penalties?: readonly Penalty[]
      /** Who had written what was reused, or its first draft. */
      readonly from: 'human' | 'mt'
      readonly engine?: string
      readonly at: string
    }
  | {
      readonly type: 'human'
      readonly by: PersonId
      /** What the person started from: a machine's draft (post-editing, ISO 18587), the memory, or an empty field. */
      readonly basis: 'mt' | 'tm' | 'none'
      readonly engine?: string
      readonly at: string
    }
  | {
      /** The source's own words, left as they are: a quotation in the target's language, or in one that no engine translates from. */
      readonly type: 'source'
      readonly language: Locale
      readonly at: string
    }

/** True where a machine wrote the text, or its first draft: what readers are told, however many people looked at it since. */
export const fromMachine = (origin: Origin): boolean =>
  origin.type === 'mt' ||
  (origin.type === 'tm' && origin.from === 'mt') ||
  (origin.type === 'human' && origin.basis === 'mt')
