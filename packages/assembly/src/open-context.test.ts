import { isRefusal } from '@passerelle/domain'
import { openPool } from '@passerelle/store'
import { enrol, person, submission, throwawayDatabase } from '@passerelle/testkit'
import { submitCase } from '@passerelle/workflow'
import { afterAll, expect, test, vi } from 'vitest'
import { readEnvironment } from './environment.ts'
import { openContext } from './open-context.ts'
import { startWorker, WORKER_NEEDS } from './worker.ts'

const database = await throwawayDatabase()
afterAll(() => database.drop())
const settings = readEnvironment({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' })

const sessions = async (): Promise<number> => {
  const pool = openPool(database.url, { max: 1 })
  try {
    const { rows } = await pool.query<{ count: string }>(
      'select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    return Number(rows[0]?.count)
  } finally {
    await pool.end()
  }
}

test('a process has open what it asked for, does its jobs, and leaves nothing open', async () => {
  const context = await openContext(settings, { name: 'test', needs: [...WORKER_NEEDS, 'accounts', 'i18n'] })
  const submitter = person('submitter', ['submitter'])
  await enrol(context.pool, submitter)
  const taken = await submitCase(context, { actor: submitter, submission: submission() })
  if (isRefusal(taken)) throw new Error(taken.message)
  const worker = await startWorker(context, 'detect-case')
  await context.store.outbox.relay(10, context.now(), context.queue.add)
  await vi.waitFor(async () => {
    const view = await context.views.case(taken.id)
    expect(view?.revision.detection).toMatchObject({ language: 'fr', decision: 'detected' })
  }, 10_000)
  expect(await context.accounts.findByEmail('submitter@example.org')).toMatchObject({ id: 'submitter' })
  expect(context.i18n.locales.map(({ tag }) => tag)).toContain('fr')
  expect(await context.metrics.metrics()).toContain(
    'passerelle_jobs_total{job="detect-case",outcome="done"} 1',
  )
  await worker.close()
  await context.close()
  await vi.waitFor(async () => expect(await sessions()).toBe(0), 5000)
})

test('a database that never answers is told in one sentence, and nothing stays open', async () => {
  const away = readEnvironment({ DATABASE_URL: 'postgres://127.0.0.1:1/x', LOG_LEVEL: 'silent' })
  await expect(openContext(away, { name: 'test', needs: [], startMs: 300 })).rejects.toThrow(
    'The database at DATABASE_URL does not answer; check that it runs and lets this process in.',
  )
})

test('a part that can not be opened closes those before it', async () => {
  const wrong = { ...settings, redisUrl: 'redis://127.0.0.1:1' }
  await expect(
    openContext(wrong, { name: 'test', needs: ['parser', 'queue'], queueStartMs: 500 }),
  ).rejects.toThrow()
  await vi.waitFor(async () => expect(await sessions()).toBe(0), 5000)
})
