import type { Locale } from '@passerelle/domain'

/** One request to an engine. Texts are single segments with their inline codes (`<1>…</1>`, `<2/>`). */
export interface EngineRequest {
  readonly source: Locale
  readonly target: Locale
  readonly texts: readonly string[]
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
}

/** A machine-translation engine. Expected failures are values; it never throws for them. */
export interface Engine {
  /** As it stands in origins: `deepl`, `apertium` … */
  readonly name: string
  /** Limits of one request, that callers split their work by. */
  readonly limits: { readonly texts: number; readonly bytes: number }
  /** Bytes that a text takes in a request of this engine. */
  readonly sizeOf: (text: string) => number
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
