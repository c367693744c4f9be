import type { Locale, TranslationId } from '@passerelle/domain'
import { batches } from './batches.ts'
import type { Deps, WithEngines } from './deps.ts'
import { JobFailure } from './job-failure.ts'
import type { Engine, EngineFailure, EngineReply, EngineTerm } from './ports/index.ts'
import { cleanCoded } from './text.ts'

/** What an engine made of a text. */
export interface EngineText {
  readonly text: string
  readonly engine: string
  readonly model?: string
  readonly via?: readonly Locale[]
}

export interface DraftRequest {
  readonly translationId: TranslationId
  readonly source: Locale
  readonly target: Locale
  /** Different texts, each once. */
  readonly texts: readonly string[]
  /** The terms that some of the texts hold. */
  readonly termsOf: (texts: readonly string[]) => readonly EngineTerm[]
  /** Takes the texts of one answered request as they come, so that nothing paid for is lost with a later one. */
  readonly keep: (drafts: ReadonlyMap<string, EngineText>) => Promise<void>
}

/** Why the engines could not help: there is none for the pair, or the last one's answer. */
export type DraftFailure = { readonly none: true } | EngineFailure

/** Milliseconds for one request to an engine, its reply included. */
const REQUEST_TIMEOUT_MS = 120_000

/**
 * Asks the engines of a pair in their order; the next one takes over what the one before could not do. Returns null when
 * every text was done or turned out to be no engine's, and the failure otherwise.
 */
export async function draftWithEngines(
  deps: Deps & WithEngines,
  request: DraftRequest,
): Promise<DraftFailure | null> {
  const engines = await deps.engines.route(request.source, request.target)
  let failure: DraftFailure = { none: true }
  let left = request.texts
  for (const engine of engines) {
    const undone: string[] = []
    let failed: EngineFailure | null = null
    for (const batch of batches(engine, left)) {
      const outcome: EngineFailure | null = failed ?? (await askFor(deps, engine, request, batch))
      if (outcome !== null) {
        failed = outcome
        undone.push(...batch)
      }
    }
    if (failed === null) return null
    failure = failed
    left = undone
  }
  return failure
}

/** One request; a batch that is too large or holds a text the engine won't take is halved until that text stands alone. */
async function askFor(
  deps: Deps,
  engine: Engine,
  request: DraftRequest,
  texts: readonly string[],
): Promise<EngineFailure | null> {
  const reply = await billed(deps, engine, request, texts)
  if (reply.ok) {
    await request.keep(new Map(texts.map((text, index) => [text, textOf(engine, reply, index)])))
    return null
  }
  if (reply.kind !== 'too_large' && reply.kind !== 'bad_input') return reply
  // A single text that the engine refuses is left to the reviewer; the others go on.
  if (texts.length === 1) return null
  const half = Math.ceil(texts.length / 2)
  return (
    (await askFor(deps, engine, request, texts.slice(0, half))) ??
    (await askFor(deps, engine, request, texts.slice(half)))
  )
}

const textOf = (engine: Engine, reply: EngineReply, index: number): EngineText => ({
  text: cleanCoded(reply.texts[index] ?? ''),
  engine: engine.name,
  ...(reply.model === undefined ? {} : { model: reply.model }),
  ...(reply.via === undefined ? {} : { via: reply.via }),
})

/** Notes the call before it is made and what it cost after: a call whose worker died stays open in the ledger. */
async function billed(
  deps: Deps,
  engine: Engine,
  { translationId, source, target, termsOf }: DraftRequest,
  texts: readonly string[],
): Promise<EngineReply | EngineFailure> {
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const entry = await deps.store.ledger.open({ translationId, engine: engine.name, characters }, deps.now())
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS)
  const reply = await engine.translate({ source, target, texts, terms: termsOf(texts), signal })
  await deps.store.ledger.settle(entry, reply.billedCharacters ?? 0, deps.now())
  if (!reply.ok || reply.texts.length === texts.length) return reply
  return {
    ok: false,
    kind: 'bad_reply',
    message: `${engine.name} answered ${reply.texts.length} texts for ${texts.length}.`,
  }
}

/** A failure as the end of a job's try. */
export function asJobFailure(failure: EngineFailure): JobFailure {
  const { kind, message, retryAfterMs } = failure
  switch (kind) {
    case 'rate_limit':
      return new JobFailure('rate_limit', 'engine_failed', message, {
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      })
    case 'transient':
    case 'bad_reply':
      return new JobFailure('transient', 'engine_failed', message)
    case 'quota':
    case 'auth':
    case 'too_large':
    case 'bad_input':
    case 'unsupported_pair':
    case 'permanent':
      return new JobFailure('permanent', 'engine_failed', message)
  }
}
