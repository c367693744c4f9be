import { afterAll, expect, test } from 'vitest'
import { addHealth } from './health.ts'
import { createHttpServer } from './http-server.ts'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'

const log = createLogger({ name: 'test', level: 'silent' })
const app = await createHttpServer({ log })
let database: 'there' | 'away' | 'silent' = 'there'
addHealth(app, {
  log,
  metrics: createMetrics(),
  checkMs: 50,
  checks: [
    { name: 'queue', missing: 'The queue can not be reached.', check: async () => {} },
    {
      name: 'database',
      missing: 'The database can not be reached.',
      check: async () => {
        if (database === 'away') throw new Error('connect ECONNREFUSED 10.0.0.7')
        if (database === 'silent') await new Promise(() => {})
      },
    },
  ],
})
afterAll(() => app.close())

test('a service is ready once all that it needs is there', async () => {
  database = 'there'
  expect((await app.inject('/readyz')).json()).toEqual({ ready: true, checks: ['queue', 'database'] })
})

test.each(['away', 'silent'] as const)(
  'a service whose database is %s says so and when to come back',
  async (state) => {
    database = state
    const reply = await app.inject('/readyz')
    expect(reply.statusCode).toBe(503)
    expect(reply.headers['retry-after']).toBe('5')
    expect(reply.json()).toMatchObject({
      code: 'not_ready',
      detail: 'The database can not be reached.',
      missing: ['database'],
    })
    expect((await app.inject('/healthz')).json()).toEqual({ alive: true })
  },
)

test('requests are counted by route, not by address', async () => {
  await app.inject('/no/such/place')
  const { body } = await app.inject('/metrics')
  expect(body).toContain('http_request_duration_seconds_count{method="GET",route="none",status="404"} 1')
  expect(body).toContain('process_cpu_seconds_total')
  expect(body).not.toContain('/no/such/place')
})
