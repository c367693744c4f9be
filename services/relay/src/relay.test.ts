import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { DEFAULT_POLICY, isRefusal, locale } from '@passerelle/domain'
import type { Job } from '@passerelle/jobs'
import { type BullQueue, createQueue, migrateQueue } from '@passerelle/queue'
import { createLogger, createMetrics, type Metrics } from '@passerelle/runtime'
import { createStore, openPool } from '@passerelle/store'
import { person, submission, type ThrowawayDatabase, throwawayDatabase } from '@passerelle/testkit'
import { type Store, submitCase } from '@passerelle/workflow'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startRelay } from './relay.ts'
import type { RelaySettings } from './settings.ts'

let database: ThrowawayDatabase
let pool: ReturnType<typeof openPool>
let store: Store
let queue: BullQueue
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  database = await throwawayDatabase()
  await migrateQueue(database.url)
  pool = openPool(database.url)
  store = createStore(pool)
  queue = await createQueue({ databaseUrl: database.url }, { onProblem: () => undefined })
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(async () => {
  await queue.close()
  await pool.end()
  await database.drop()
})

const draft = (): Job => ({ name: 'draft-translation', payload: { translationId: randomUUID() } })
const announce = (jobs: readonly Job[], notBefore?: Date): Promise<void> =>
  store.write((tx) => tx.outbox.add(jobs, notBefore))

async function relay(settings: Partial<RelaySettings> = {}): Promise<Metrics> {
  const metrics = createMetrics()
  const log = createLogger({ name: 'relay', level: 'silent' })
  const { close } = await startRelay({ store, queue, log, metrics, now: () => new Date() }, settings)
  closing.push(close)
  return metrics
}

/** The jobs that reach workers. */
async function arrivals(name: Job['name'] = 'draft-translation'): Promise<Job[]> {
  const arrived: Job[] = []
  const handle = async (job: Job): Promise<void> => {
    arrived.push(job)
  }
  const worker = await queue.work(name, { handle, setAside: () => Promise.resolve() }, { concurrency: 5 })
  closing.push(worker.close)
  return arrived
}

const soon = (check: () => void | Promise<void>, timeout = 5_000): Promise<void> =>
  vi.waitFor(check, { timeout, interval: 10 })

test('what a use case announces reaches a worker within moments', async () => {
  const arrived = await arrivals()
  const metrics = await relay({ pollMs: 60_000 })
  await pause(100)
  const jobs = [draft(), draft()]
  await announce(jobs)
  await soon(() => expect(arrived).toHaveLength(2), 3_000)
  expect(arrived).toEqual(expect.arrayContaining(jobs))
  await soon(async () => expect(await store.outbox.lag(new Date())).toEqual({ waiting: 0, oldestMs: 0 }))
  expect(await metrics.metrics()).toContain('passerelle_outbox_relayed_total 2')
})

test('what was announced before it started is moved too, in as many batches as it takes', async () => {
  const arrived = await arrivals()
  await announce(Array.from({ length: 25 }, draft))
  await relay({ pollMs: 60_000, batch: 10 })
  await soon(() => expect(arrived).toHaveLength(25))
})

test('a job announced for later is moved when it is due', async () => {
  const arrived = await arrivals()
  await relay({ pollMs: 50 })
  await announce([draft()], new Date(Date.now() + 400))
  await pause(250)
  expect(arrived).toHaveLength(0)
  await soon(() => expect(arrived).toHaveLength(1), 1_000)
})

test('several relays beside each other move every job', async () => {
  const arrived = await arrivals()
  await Promise.all([relay({ batch: 7 }), relay({ batch: 7 }), relay({ batch: 7 })])
  const jobs = Array.from({ length: 60 }, draft)
  for (const job of jobs) await announce([job])
  await soon(() => expect(new Set(arrived.map((job) => JSON.stringify(job))).size).toBe(60))
  expect(arrived).toHaveLength(60)
})

test('a job whose queue was dropped is announced again, into the queue put back', async () => {
  const arrived = await arrivals('detect-case')
  const deps = {
    store,
    policy: DEFAULT_POLICY,
    site: { locales: [locale('en')], defaultLocale: locale('en') },
    now: () => new Date(),
    newId: () => randomUUID(),
    random: () => 0,
  }
  const actor = person('ada', ['submitter'])
  const taken = await submitCase(deps, { actor, submission: submission() })
  expect(isRefusal(taken)).toBe(false)
  await relay({ sweepEveryMs: 100, stalledAfterMs: 1_000 })
  await soon(() => expect(arrived).toHaveLength(1))
  // PostgreSQL may refuse it as a deadlock with a running statement.
  await soon(() => pool.query('drop schema queue cascade').then(() => undefined))
  await soon(() => expect(arrived.length).toBeGreaterThan(1), 6_000)
  expect(arrived[1]).toEqual(arrived[0])
})

test('jobs stay announced while the queue can not take them, and the wait shows', async () => {
  await pool.query('alter schema queue rename to away')
  // Not the error of a missing table: the queue's own functions refuse.
  await pool.query(
    `create schema queue; create table queue.migration (version int, min_client_version int);
     create function queue.add_flow(jsonb) returns setof text language plpgsql
     as $$ begin raise exception 'disk full' using errcode = '53100'; end $$`,
  )
  const metrics = await relay({ sweepEveryMs: 50, backOffMs: 50, mostBackOffMs: 100 })
  await announce([draft()])
  await soon(async () => expect(await metrics.metrics()).toContain('passerelle_outbox_waiting 1'))
  await pool.query('drop schema queue cascade; alter schema away rename to queue')
  const arrived = await arrivals()
  await soon(() => expect(arrived).toHaveLength(1))
  await soon(async () => expect(await metrics.metrics()).toContain('passerelle_outbox_waiting 0'))
})
