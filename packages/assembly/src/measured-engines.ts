import { Counter, Histogram, type Metrics } from '@passerelle/runtime'
import type { Engine, Engines } from '@passerelle/workflow'

/** The same engines, with every request counted and timed in the process's metrics. */
export function measuredEngines({ all, route }: Engines, metrics: Metrics): Engines {
  const calls = new Counter({
    name: 'passerelle_engine_calls_total',
    help: "Requests to engines, by pair and outcome: 'ok', or the kind of the failure.",
    labelNames: ['engine', 'source', 'target', 'outcome'] as const,
    registers: [metrics],
  })
  const seconds = new Histogram({
    name: 'passerelle_engine_call_duration_seconds',
    help: 'Time from a request to an engine to its whole reply.',
    labelNames: ['engine'] as const,
    buckets: [0.05, 0.25, 1, 5, 30, 120],
    registers: [metrics],
  })
  const billed = new Counter({
    name: 'passerelle_engine_billed_characters_total',
    help: 'Characters that engines bill for, as far as they have answered.',
    labelNames: ['engine'] as const,
    registers: [metrics],
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
  const twins = new Map(all.map((engine) => [engine, measured(engine)]))
  return {
    all: [...twins.values()],
    route: async (source, target) =>
      (await route(source, target)).map((engine) => twins.get(engine) ?? measured(engine)),
  }
}
