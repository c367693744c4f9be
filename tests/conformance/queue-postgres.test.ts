import { setTimeout as pause } from 'node:timers/promises'
import { createQueue, isQueueMissing, migrateQueue, type QueueProblem } from '@passerelle/queue'
import { throwawayDatabase } from '@passerelle/testkit'
import { createPostgresBackend, Queue } from 'bullmq'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type QueueServer, queueConformance } from './queue.ts'

/** Dropping takes every table's lock, in another order than a running statement: PostgreSQL may refuse it as a deadlock. */
const dropQueue = (admin: pg.Client): Promise<unknown> =>
  admin.query('drop schema if exists queue cascade').catch((error: unknown) => {
    if (error instanceof pg.DatabaseError && error.code === '40P01') return dropQueue(admin)
    throw error
  })

async function open(): Promise<QueueServer> {
  const { url, drop } = await throwawayDatabase()
  await migrateQueue(url)
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  return {
    target: { databaseUrl: url },
    wipe: async () => {
      await dropQueue(admin)
      await migrateQueue(url)
    },
    cut: async () => {
      const { rowCount } = await admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      )
      return rowCount ?? 0
    },
    smuggle: async (queue, name, data) => {
      const smuggler = new Queue(
        queue,
        { connection: { connectionString: url, schema: 'queue', max: 1 } },
        createPostgresBackend,
      )
      await smuggler.add(name, data, { removeOnComplete: true, removeOnFail: true })
      await smuggler.close()
    },
    close: async () => {
      await admin.end()
      await drop()
    },
  }
}

queueConformance('the queue on PostgreSQL', open)

describe('the queue’s place in a database', () => {
  let url: string
  let admin: pg.Client
  let drop: () => Promise<void>
  beforeAll(async () => {
    const made = await throwawayDatabase()
    ;({ url, drop } = made)
    admin = new pg.Client({ connectionString: url })
    await admin.connect()
  }, 60_000)
  afterAll(async () => {
    await admin.end()
    await drop()
  }, 30_000)

  const connections = async (): Promise<number> => {
    const { rows } = await admin.query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where application_name = 'passerelle-queue' and datname = current_database()",
    )
    return rows[0]?.count ?? 0
  }

  it('is named when it is not there yet, and is made once by several who start together', async () => {
    await expect(createQueue({ databaseUrl: url }, { startTimeoutMs: 200 })).rejects.toMatchObject({
      code: 'queue_missing',
      message: 'The database holds no queue: run the migrations, or start the relay, which puts it there.',
    })
    await Promise.all([migrateQueue(url), migrateQueue(url), migrateQueue(url)])
    await (await createQueue({ databaseUrl: url })).close()
  })

  it('is waited for by a worker that starts before it', async () => {
    await dropQueue(admin)
    const opening = createQueue({ databaseUrl: url })
    await pause(300)
    await migrateQueue(url)
    await (await opening).close()
  })

  it('is unreachable in one sentence without the password when nobody answers', async () => {
    const wrong = new URL(url)
    wrong.port = '1'
    const failure = createQueue({ databaseUrl: wrong.href }, { startTimeoutMs: 0 })
    await expect(failure).rejects.toMatchObject({ code: 'queue_unreachable' })
    await expect(failure).rejects.toThrow(
      /^The queue's database does not answer \(.*DATABASE_URL is right\.$/,
    )
    await failure.catch((error: Error) => expect(error.message).not.toContain(wrong.password))
  })

  it('can be dropped and put back under running workers, which meanwhile ask twice a second and no oftener', async () => {
    await migrateQueue(url)
    const problems: QueueProblem[] = []
    const queue = await createQueue({ databaseUrl: url }, { onProblem: (problem) => problems.push(problem) })
    let done = 0
    const handle = async (): Promise<void> => {
      done += 1
    }
    await queue.work('assign-reviewer', { handle, setAside: () => Promise.resolve() }, { concurrency: 5 })
    const job = (): Parameters<typeof queue.add>[0] => [
      { name: 'assign-reviewer', payload: { translationId: crypto.randomUUID() } },
    ]
    await queue.add(job())
    await vi.waitFor(() => expect(done).toBe(1))

    await dropQueue(admin)
    const before = process.cpuUsage()
    await pause(1_500)
    const { user, system } = process.cpuUsage(before)
    expect(user + system).toBeLessThan(700_000)
    const refused = await queue.add(job()).catch((error: unknown) => error)
    expect(isQueueMissing(refused)).toBe(true)
    await expect(queue.check()).rejects.toMatchObject({ code: 'queue_missing' })
    await queue.migrate()
    await queue.add(job())
    await vi.waitFor(() => expect(done).toBe(2), 5_000)
    expect(problems.length).toBeLessThan(6)
    await queue.close()
  })

  it('costs a process with workers of all names one listening connection and at most four others', async () => {
    const queue = await createQueue({ databaseUrl: url })
    const handlers = { handle: () => pause(5), setAside: () => Promise.resolve() }
    for (const name of ['detect-case', 'draft-translation', 'assign-reviewer', 'publish-version'] as const) {
      await queue.work(name, handlers, { concurrency: 10 })
    }
    await queue.add(
      Array.from(
        { length: 200 },
        () => ({ name: 'detect-case', payload: { revisionId: crypto.randomUUID() } }) as const,
      ),
    )
    await vi.waitFor(
      async () => expect((await queue.counts())['detect-case']).toMatchObject({ waiting: 0, active: 0 }),
      5_000,
    )
    expect(await connections()).toBeLessThanOrEqual(5)
    await queue.close()
    await vi.waitFor(async () => expect(await connections()).toBe(0))
  })
})
