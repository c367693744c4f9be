import { setTimeout as sleep } from 'node:timers/promises'
import type { Locale } from '@passerelle/domain'
import { retryDelay } from '@passerelle/jobs'
import type { Engine, EngineFailure } from '@passerelle/workflow'
import { batches } from '@passerelle/workflow/batches'
import { CliError } from '../cli-error.ts'

export interface TranslateRequest {
  readonly source: Locale
  readonly target: Locale
  readonly texts: readonly string[]
  /** Told after each request how many of the different texts are done. */
  readonly progress?: (done: number) => void
  /** What a request may be billed at most; where this is said, one that may have been billed is not sent again. */
  readonly mostBilled?: (texts: readonly string[]) => number
  /** Told of a text that the engine refuses by itself; without it one such text ends the work. */
  readonly refused?: (text: string) => void
}

/** A person waits at a terminal: no longer than this for one request to be taken. */
const LONGEST_WAIT_MS = 60_000
const REQUEST_TIMEOUT_MS = 120_000

/**
 * Translates texts by the first of the engines; the next one takes over where it gives up. Each different text is asked for
 * once. Returns the translations by text; throws a CliError with the last engine's sentence when none could.
 */
export async function translateTexts(
  engines: readonly Engine[],
  request: TranslateRequest,
): Promise<ReadonlyMap<string, string>> {
  const different = [...new Set(request.texts)]
  const done = new Map<string, string>()
  let failure: EngineFailure | undefined
  for (const engine of engines) {
    failure = undefined
    for (const batch of batches(
      engine,
      different.filter((text) => !done.has(text)),
    )) {
      failure = await translateBatch(engine, request, batch, done)
      if (failure !== undefined) break
      request.progress?.(done.size)
    }
    if (failure === undefined) return done
  }
  throw new CliError(
    failure?.message ??
      `No engine here translates from '${request.source}' to '${request.target}'; 'passerelle doctor' says how to get one.`,
  )
}

async function translateBatch(
  engine: Engine,
  request: TranslateRequest,
  texts: readonly string[],
  done: Map<string, string>,
): Promise<EngineFailure | undefined> {
  const { source, target } = request
  for (let failures = 1; ; failures += 1) {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS)
    const reply = await engine.translate({
      source,
      target,
      texts,
      signal,
      ...(request.mostBilled === undefined ? {} : { mostBilled: request.mostBilled(texts) }),
    })
    if (reply.ok) {
      for (const [index, text] of texts.entries()) done.set(text, reply.texts[index] ?? '')
      return undefined
    }
    const refuses = reply.kind === 'too_large' || reply.kind === 'bad_input'
    if (refuses && texts.length === 1 && request.refused !== undefined) {
      for (const text of texts) request.refused(text)
      return undefined
    }
    if (refuses && texts.length > 1) {
      const half = Math.ceil(texts.length / 2)
      return (
        (await translateBatch(engine, request, texts.slice(0, half), done)) ??
        (await translateBatch(engine, request, texts.slice(half), done))
      )
    }
    if (request.mostBilled !== undefined && reply.kind !== 'rate_limit' && reply.unbilled !== true)
      return reply
    const wait = waitFor(reply, failures)
    if (wait === null || wait > LONGEST_WAIT_MS) return reply
    await sleep(wait)
  }
}

// As often as the pipeline tries, but not for as long.
const MOST_FAILURES = 4

function waitFor({ kind, retryAfterMs }: EngineFailure, failures: number): number | null {
  const asked = retryAfterMs ?? null
  if (failures > MOST_FAILURES) return null
  if (kind === 'rate_limit') return retryDelay('rate_limit', failures, asked, Math.random())
  if (kind === 'transient' || kind === 'bad_reply')
    return retryDelay('transient', failures, asked, Math.random())
  return null
}
