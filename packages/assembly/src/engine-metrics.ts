import type { Breaker, GuardWatch } from '@passerelle/engines'
import { Counter, Gauge, Histogram, type Logger, type Metrics } from '@passerelle/runtime'
import type { Engine } from '@passerelle/workflow'

export interface EngineMetrics {
  /** The same engine, with every request counted and timed. */
  readonly measured: (engine: Engine) => Engine
  /** Notes what becomes of the guards before engines. */
  readonly watch: Required<GuardWatch>
}

const OPENNESS: Readonly<Record<Breaker['state'], number>> = { closed: 0, 'half-open': 1, open: 2 }

/** What a process tells of its engines, in its metrics and, where an engine is left alone, in its log. */
export function engineMetrics(metrics: Metrics, log?: Pick<Logger, 'info' | 'warn'>): EngineMetrics {
  const registers = [metrics]
  const calls = new Counter({
    name: 'passerelle_engine_calls_total',
    help: "Requests to engines, by pair and outcome: 'ok', or the kind of the failure.",
    labelNames: ['engine', 'source', 'target', 'outcome'] as const,
    registers,
  })
  const seconds = new Histogram({
    name: 'passerelle_engine_call_duration_seconds',
    help: 'Time from a request to an engine to its whole reply.',
    labelNames: ['engine'] as const,
    buckets: [0.05, 0.25, 1, 5, 30, 120],
    registers,
  })
  const billed = new Counter({
    name: 'passerelle_engine_billed_characters_total',
    help: 'Characters that engines bill for, as far as they have answered.',
    labelNames: ['engine'] as const,
    registers,
  })
  const breakers = new Gauge({
    name: 'passerelle_engine_breaker',
    help: 'The breaker before an engine: 0 closed, 1 half open, 2 open, when requests go to the next engine.',
    labelNames: ['engine', 'source', 'target'] as const,
    registers,
  })
  const transitions = new Counter({
    name: 'passerelle_engine_breaker_transitions_total',
    help: 'How often the breaker before an engine came into a state.',
    labelNames: ['engine', 'source', 'target', 'to'] as const,
    registers,
  })
  const pauses = new Gauge({
    name: 'passerelle_engine_paused_until_seconds',
    help: 'When an engine that asked for a pause is asked again, as a Unix time.',
    labelNames: ['engine', 'reason'] as const,
    registers,
  })

  const measured = (engine: Engine): Engine => ({
    ...engine,
    translate: async (request) => {
      const stop = seconds.startTimer({ engine: engine.name })
      const reply = await engine.translate(request)
      stop()
      const { source, target } = request
      calls.inc({ engine: engine.name, source, target, outcome: reply.ok ? 'ok' : reply.kind })
      if (reply.ok) billed.inc({ engine: engine.name }, reply.billedCharacters)
      return reply
    },
  })
  return {
    measured,
    watch: {
      breaker: (engine, source, target, state) => {
        breakers.set({ engine, source, target }, OPENNESS[state])
        transitions.inc({ engine, source, target, to: state })
        if (state === 'open')
          log?.warn({ engine, source, target }, 'an engine is left alone after repeated failures')
      },
      pause: (engine, reason, until) => {
        pauses.set({ engine, reason }, until / 1000)
        log?.info({ engine, reason, until: new Date(until).toISOString() }, 'an engine asked for a pause')
      },
    },
  }
}
