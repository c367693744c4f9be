import type { Logger } from 'pino'
import { Histogram } from 'prom-client'
import type { HttpServer } from './http-types.ts'
import type { Metrics } from './metrics.ts'
import { problem } from './problem.ts'
import { sendProblem } from './send-problem.ts'

/** Something that a service needs before it can serve. */
export interface ReadyCheck {
  readonly name: string
  /** Rejects while it is missing. The reason goes to the log: it may name hosts and users. */
  readonly check: () => Promise<void>
  /** What is missing, in a sentence that anyone may read. */
  readonly missing: string
}

export interface HealthOptions {
  readonly checks: readonly ReadyCheck[]
  readonly metrics: Metrics
  readonly log: Logger
  /** How long a check may take. */
  readonly checkMs?: number
}

/** Adds `/healthz` (alive), `/readyz` (200, or 503 with what is missing) and `/metrics` (Prometheus) at the root. */
export function addHealth(app: HttpServer, { checks, metrics, log, checkMs = 2000 }: HealthOptions): void {
  measureRequests(app, metrics)
  app.get('/healthz', async (_, reply) => {
    reply.header('cache-control', 'no-store')
    return { alive: true }
  })
  app.get('/readyz', async (_, reply) => {
    const missing = await missingOf(checks, checkMs, log)
    if (missing.length > 0)
      return sendProblem(
        reply,
        problem(503, 'not_ready', missing.map(({ missing }) => missing).join(' '), {
          missing: missing.map(({ name }) => name),
        }),
      )
    reply.header('cache-control', 'no-store')
    return { ready: true, checks: checks.map(({ name }) => name) }
  })
  app.get('/metrics', async (_, reply) => {
    reply.header('cache-control', 'no-store').type(metrics.contentType)
    return metrics.metrics()
  })
}

async function missingOf(
  checks: readonly ReadyCheck[],
  ms: number,
  log: Logger,
): Promise<readonly ReadyCheck[]> {
  const results = await Promise.all(
    checks.map(async (each) => {
      try {
        await within(ms, each.check())
        return []
      } catch (error) {
        log.warn({ err: error, check: each.name }, 'not ready')
        return [each]
      }
    }),
  )
  return results.flat()
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms.`)), ms)
  try {
    await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

function measureRequests(app: HttpServer, metrics: Metrics): void {
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to its answer, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [metrics],
  })
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      // The pattern, not the address: an address would make a new series for every visitor's typing error.
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
}
