import { composeWords, type Locale } from '@passerelle/domain'
import type { Engine, EngineFailure, EngineReply, EngineRequest } from '@passerelle/workflow'
import { type ApertiumInstall, modesIn } from './apertium-install.ts'
import { climb } from './apertium-ladder.ts'
import { type ApertiumPair, findWay, pairsOf, replyOf } from './apertium-pairs.ts'
import { PipelineFault } from './apertium-pipeline.ts'
import { createPool } from './apertium-pool.ts'
import { failure } from './failure.ts'
import { obstacle, workloadOf } from './workload.ts'

export interface ApertiumSettings extends ApertiumInstall {
  /** For a whole request, all its legs, in milliseconds; default 60,000. */
  readonly timeoutMs?: number
  /** A pair that was not asked for so long gives its memory back; default five minutes. */
  readonly idleMs?: number
  /** Pairs in a row at most; default 2, one pivot. */
  readonly maxLegs?: number
  /** UTF-8 bytes of one text; default 16 KiB. Its time grows faster than a text: one line of 1 MB takes 21 s. */
  readonly maxTextBytes?: number
}

const LIMITS = { texts: 200, bytes: 64 * 1024 }
// An answer is never much longer than its message; more than this is a program gone wrong.
const maxAnswerBytes = (messages: readonly string[]): number =>
  messages.reduce((sum, message) => sum + message.length * 12 + 1024, 0)

const sizeOf = (text: string): number => Buffer.byteLength(text)

/** A local Apertium: free, and its pairs run as processes that stay alive. */
export function apertiumEngine(settings: ApertiumSettings): Engine {
  const { timeoutMs = 60_000, idleMs = 300_000, maxLegs = 2, maxTextBytes = 16 * 1024 } = settings
  const pool = createPool(settings, { idleMs })
  const closing = new AbortController()
  let listed: Promise<ApertiumPair[]> | undefined
  const wayBetween = async (source: Locale, target: Locale): Promise<readonly ApertiumPair[] | undefined> => {
    listed ??= modesIn(settings.modes).then(pairsOf)
    return findWay(await listed, source, target, maxLegs)
  }

  async function translate(request: EngineRequest): Promise<EngineReply | EngineFailure> {
    const way = await wayBetween(request.source, request.target)
    if (way === undefined)
      return failure(
        'unsupported_pair',
        `Apertium has no pair here from '${request.source}' to '${request.target}'. Install one, or add another engine.`,
      )
    const refused = obstacle(request, LIMITS, sizeOf)
    if (refused !== undefined) return refused
    if (request.texts.some((text) => sizeOf(text) > maxTextBytes))
      return failure(
        'too_large',
        `A single text is over Apertium's limit of ${maxTextBytes} bytes; split it.`,
      )

    const { texts, spread } = workloadOf(request.texts)
    const signal = AbortSignal.any([request.signal, closing.signal, AbortSignal.timeout(timeoutMs)])
    let current = texts
    try {
      for (const { mode } of way)
        current = await climb(current, (messages) =>
          pool.run(mode, messages, maxAnswerBytes(messages), signal),
        )
    } catch (error) {
      if (error instanceof PipelineFault) return failure('transient', error.message)
      return failure(
        'permanent',
        "Apertium could not be started. Check that its packages are complete ('passerelle doctor').",
      )
    }
    return replyOf(way, spread(current.map(composeWords)))
  }

  return {
    name: 'apertium',
    limits: LIMITS,
    sizeOf,
    supports: async (source, target) => (await wayBetween(source, target)) !== undefined,
    translate,
    async close() {
      closing.abort()
      await pool.close()
    },
  }
}
