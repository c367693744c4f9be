import type { Locale, TranslationId } from '@passerelle/domain'
import type { EngineText } from './batcher.ts'
import type { WithEngines } from './deps.ts'
import { JobFailure } from './job-failure.ts'
import type { EngineFailure, EngineTerm } from './ports/index.ts'

export interface DraftRequest {
  readonly translationId: TranslationId
  readonly source: Locale
  readonly target: Locale
  readonly context?: string
  /** Different texts, each once. */
  readonly texts: readonly string[]
  /** The terms that some of the texts hold. */
  readonly termsOf?: (texts: readonly string[]) => readonly EngineTerm[]
  /** Takes the texts of one answered request as they come, so that nothing is lost with a later one. */
  readonly keep: (drafts: ReadonlyMap<string, EngineText>) => Promise<void>
}

/** Why the engines could not help: there is none for the pair, or the last one's answer. */
export type DraftFailure = { readonly none: true } | EngineFailure

/**
 * Asks the engines of a pair in their order; the next one takes over what the one before could not do. Returns null when
 * every text was done or turned out to be no engine's, and the failure otherwise.
 */
export async function draftWithEngines(
  { engines, batcher }: WithEngines,
  { keep, ...request }: DraftRequest,
): Promise<DraftFailure | null> {
  let failure: DraftFailure = { none: true }
  let left = request.texts
  for (const engine of await engines.route(request.source, request.target)) {
    const undone: string[] = []
    let failed: EngineFailure | null = null
    for await (const answer of batcher.ask({ ...request, engine, texts: left })) {
      if (answer.drafts.size > 0) await keep(answer.drafts)
      failed ??= answer.failure
      undone.push(...answer.undone)
    }
    if (failed === null) return null
    failure = failed
    left = undone
  }
  return failure
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
