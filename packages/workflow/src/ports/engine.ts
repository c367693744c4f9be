import type { Locale } from '@passerelle/domain'

/** A term as an engine with a glossary is told it; equal texts say that the term is not to be translated. */
export interface EngineTerm {
  readonly source: string
  readonly target: string
}

/** One request to an engine. Texts are single segments with their inline codes (`<1>…</1>`, `<2/>`). */
export interface EngineRequest {
  readonly source: Locale
  readonly target: Locale
  readonly texts: readonly string[]
  /** What stands around the texts, in the source language: it is read and never translated. Of use to engines with that ability. */
  readonly context?: string
  /** The terms that the texts hold, for engines that take a glossary. */
  readonly terms?: readonly EngineTerm[]
  /**
   * Characters that may be billed at most, for all that is sent again because it came back damaged; three times what the
   * texts cost when nothing is said. The texts are sent once in any case.
   */
  readonly mostBilled?: number
  /** Ends the request, with all that belongs to it. */
  readonly signal: AbortSignal
}

/** The answer: as many texts as were asked for, in their order, inline codes in place as far as the engine kept them. */
export interface EngineReply {
  readonly ok: true
  readonly texts: readonly string[]
  readonly model?: string
  /** The languages in between, for a pivot. */
  readonly via?: readonly Locale[]
  /** What the engine bills for, in characters; 0 for an engine that is free. */
  readonly billedCharacters: number
}

/** Why an engine did not answer. `message` holds no text of the request and no key. */
export interface EngineFailure {
  readonly ok: false
  readonly kind:
    | 'rate_limit'
    | 'quota'
    | 'auth'
    | 'too_large'
    | 'bad_input'
    | 'unsupported_pair'
    | 'bad_reply'
    | 'transient'
    | 'permanent'
  readonly message: string
  /** How long the engine asked us to wait. */
  readonly retryAfterMs?: number
  /** What was billed all the same: the first leg of a pivot whose second failed. Absent: nothing that is known. */
  readonly billedCharacters?: number
  /** A passing failure or a garbage reply that was certainly not billed; without this the ledger calls it uncertain. */
  readonly unbilled?: true
}

/** What an engine asks for its work. */
export interface EnginePrice {
  /** For a million characters that it bills; 0 where it is free. */
  readonly perMillionCharacters: number
  /** ISO 4217. */
  readonly currency: string
}

/** What an engine declares about itself, for whoever plans with it. What it translates between, `supports` says. */
export interface EngineAbilities {
  /** The markup of its own that keeps inline codes in place; 'none' where they travel otherwise. */
  readonly markup: 'xml' | 'html' | 'none'
  /** The longest single text that it takes, in bytes as `sizeOf` counts them. */
  readonly longestText: number
  /** It follows the `terms` of a request. */
  readonly glossary: boolean
  /** It reads the `context` of a request. */
  readonly context: boolean
  /** It answers later, by another request; all of today's engines answer at once. */
  readonly asyncReply: boolean
  readonly price: EnginePrice
  /** Where texts are worked on: 'here' on this machine, 'EU' or an ISO 3166 country, 'unknown' where the operator must tell. */
  readonly residency: string
  /** Its words must be marked as a machine's until a person has reviewed them (EU AI Act, article 50, or its own terms). */
  readonly mustMark: boolean
}

/** A machine-translation engine. Expected failures are values; it never throws for them. */
export interface Engine {
  /** As it stands in origins: `deepl`, `apertium` … */
  readonly name: string
  /** Limits of one request, that callers split their work by. */
  readonly limits: { readonly texts: number; readonly bytes: number }
  /** Bytes that a text takes in a request of this engine. */
  readonly sizeOf: (text: string) => number
  /** The most characters that it bills for a text, told before it is asked; 0 where it is free. */
  readonly mostBilled: (text: string) => number
  readonly abilities: EngineAbilities
  readonly supports: (source: Locale, target: Locale) => Promise<boolean>
  readonly translate: (request: EngineRequest) => Promise<EngineReply | EngineFailure>
  readonly close: () => Promise<void>
}

/** The engines of this installation, and which serves a pair. */
export interface Engines {
  readonly all: readonly Engine[]
  /** The engines that serve a pair, the preferred one first; empty when none does. */
  readonly route: (source: Locale, target: Locale) => Promise<readonly Engine[]>
}
