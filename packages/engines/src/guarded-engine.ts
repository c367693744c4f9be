import type { Locale } from '@passerelle/domain'
import type { Engine, EngineFailure, EngineReply, EngineRequest } from '@passerelle/workflow'
import {
  type Breaker,
  type BreakerSettings,
  CLOSED,
  DEFAULT_BREAKER,
  entered,
  type Outcome,
  passable,
  settled,
} from './breaker.ts'
import { failure } from './failure.ts'

/** An engine that is left alone while that is better for both sides. */
export interface GuardedEngine extends Engine {
  /** Whether a request for the pair would be made now. */
  readonly isOpenTo: (source: Locale, target: Locale) => boolean
}

/** Is told whenever an engine's guard changes, for metrics and the log. */
export interface GuardWatch {
  readonly breaker?: (engine: string, source: Locale, target: Locale, state: Breaker['state']) => void
  /** `until` in milliseconds since 1970. */
  readonly pause?: (engine: string, kind: 'rate_limit' | 'quota', until: number) => void
}

export interface GuardOptions {
  readonly breaker?: Partial<BreakerSettings>
  readonly watch?: GuardWatch
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** In [0, 1). */
  readonly random?: () => number
}

// Where an engine does not say how long: as the queue waits, and not to ask an empty account again all day.
const WAIT_MS = { rate_limit: 5_000, quota: 900_000 }

interface Pause {
  readonly until: number
  readonly answer: EngineFailure
}

/**
 * Puts a breaker for each pair before an engine, and a pause of the whole engine as long as it asks for. While one of them
 * holds, a request is answered at once with what the engine said last, and how long that will be so.
 */
export function guardedEngine(engine: Engine, options: GuardOptions = {}): GuardedEngine {
  const { watch = {}, now = Date.now, random = Math.random } = options
  const settings = { ...DEFAULT_BREAKER, ...options.breaker }
  const breakers = new Map<string, Breaker>()
  let pause: Pause | undefined

  const pairOf = (source: Locale, target: Locale): string => `${source} ${target}`
  const breakerOf = (source: Locale, target: Locale): Breaker =>
    breakers.get(pairOf(source, target)) ?? CLOSED
  function change(source: Locale, target: Locale, next: Breaker): void {
    const before = breakers.get(pairOf(source, target))
    breakers.set(pairOf(source, target), next)
    if (before?.state !== next.state) watch.breaker?.(engine.name, source, target, next.state)
  }

  function held(source: Locale, target: Locale): EngineFailure | undefined {
    if (pause !== undefined && now() < pause.until)
      return { ...pause.answer, retryAfterMs: pause.until - now() }
    const breaker = breakerOf(source, target)
    if (passable(breaker, now())) return undefined
    return failure(
      'transient',
      `${engine.name} is left alone for a while after repeated failures from '${source}' to '${target}'.`,
      breaker.state === 'open' ? breaker.until - now() : undefined,
    )
  }

  async function translate(request: EngineRequest): Promise<EngineReply | EngineFailure> {
    const { source, target } = request
    const refused = held(source, target)
    if (refused !== undefined) return refused
    const probe = breakerOf(source, target).state === 'open'
    change(source, target, entered(breakerOf(source, target)))
    const end = (outcome: Outcome): void =>
      change(
        source,
        target,
        settled(breakerOf(source, target), outcome, { probe, now: now(), random: random() }, settings),
      )
    let reply: EngineReply | EngineFailure
    try {
      reply = await engine.translate(request)
    } catch (error) {
      end('failure')
      throw error
    }
    end(outcomeOf(reply, request.signal))
    if (!reply.ok && (reply.kind === 'rate_limit' || reply.kind === 'quota')) {
      const until = now() + (reply.retryAfterMs ?? WAIT_MS[reply.kind])
      if (until > (pause?.until ?? 0)) {
        pause = { until, answer: reply }
        watch.pause?.(engine.name, reply.kind, until)
      }
    }
    return reply
  }

  return {
    ...engine,
    translate,
    isOpenTo: (source, target) => held(source, target) === undefined,
  }
}

function outcomeOf(reply: EngineReply | EngineFailure, signal: AbortSignal): Outcome {
  if (reply.ok) return 'success'
  switch (reply.kind) {
    // It answered, and about the texts.
    case 'too_large':
    case 'bad_input':
      return 'success'
    case 'rate_limit':
    case 'quota':
    case 'unsupported_pair':
      return 'silent'
    case 'transient':
    case 'bad_reply':
    case 'auth':
    case 'permanent':
      return endedByCaller(signal) ? 'silent' : 'failure'
  }
}

/** A process that stops is not the engine's fault; one that waited for it until its time was over is. */
const endedByCaller = ({ aborted, reason }: AbortSignal): boolean =>
  aborted && !(reason instanceof Error && reason.name === 'TimeoutError')
