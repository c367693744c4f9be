import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DEFAULT_POLICY, isRefusal, locale } from '@passerelle/domain'
import { migrateQueue } from '@passerelle/queue'
import { createStore, createViews, migrate, openPool } from '@passerelle/store'
import { openEmbedded } from '@passerelle/store/embedded'
import { enrol, freePort, person, startDeeplServer, submission } from '@passerelle/testkit'
import { approveTranslation, submitCase } from '@passerelle/workflow'
import { killAll, type ServiceProcess, startProcess, startService } from './processes.ts'
import { startProxy } from './proxy.ts'

const WORKERS = ['detector', 'translator', 'router', 'publisher'] as const

/** The pipeline as a deployment runs it: a PostgreSQL, each service its own process, nothing else. */
export type Stack = Awaited<ReturnType<typeof startStack>>

export async function startStack(redisUrl?: string) {
  await using opened = new AsyncDisposableStack()
  const dataFolder = await mkdtemp(join(tmpdir(), 'passerelle-infra-'))
  opened.defer(() => rm(dataFolder, { recursive: true, force: true }))
  // As root the database runs under another account, which has to pass through.
  await chmod(dataFolder, 0o711)
  const database = await openEmbedded({ dataFolder })
  opened.defer(database.close)
  const pool = openPool(database.url, { max: 4 })
  opened.defer(() => pool.end())
  await migrate(pool)
  await migrateQueue(database.url)
  const proxy = await startProxy(database.url)
  opened.defer(proxy.close)
  const engine = await startDeeplServer()
  opened.defer(engine.close)
  await enrol(pool, person('rosa', ['reviewer'], [locale('en'), locale('es')]))

  const env = {
    DATABASE_URL: proxy.url,
    DEEPL_AUTH_KEY: engine.authKey,
    DEEPL_SERVER_URL: engine.url,
    PASSERELLE_DATA: join(dataFolder, 'services'),
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  }
  const intakePort = await freePort()
  opened.defer(killAll)
  const services: ServiceProcess[] = [
    startService('intake', { ...env, PORT: String(intakePort) }),
    startProcess('tests/faults/infra-relay.ts', [], env),
    ...WORKERS.map((name) => startService(name, env)),
  ]
  await Promise.all(services.map((service) => service.says(/"started"/, 60_000)))

  const deps = {
    store: createStore(pool),
    policy: DEFAULT_POLICY,
    site: { locales: [locale('en'), locale('fr'), locale('es')], defaultLocale: locale('en') },
    now: () => new Date(),
    newId: () => randomUUID(),
    random: Math.random,
  }
  const ask = async (sql: string): Promise<number> => {
    const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count ${sql}`)
    return rows[0]?.count ?? 0
  }
  /** What an outside program would do while the database is away: the same again. */
  const insist = async <T>(work: () => Promise<T>): Promise<T> => {
    const deadline = Date.now() + 60_000
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (Date.now() > deadline) throw error
        await pause(100)
      }
    }
  }

  let accepted = 0
  const kept = opened.move()
  return {
    pool,
    proxy,
    services,
    intake: `http://127.0.0.1:${intakePort}`,
    ask: (sql: string) => insist(() => ask(sql)),
    /** Submits so many new cases, each until it is accepted. */
    submit: async (count: number): Promise<void> => {
      for (let each = 0; each < count; each++) {
        const externalId = `infra:${accepted + 1}`
        const taken = await insist(() =>
          submitCase(deps, { actor: person('ada', ['submitter']), submission: submission({ externalId }) }),
        )
        if (isRefusal(taken)) throw new Error(taken.message)
        accepted += 1
      }
    },
    /** Approves every translation that waits for a person. */
    approve: async (): Promise<void> => {
      const { rows } = await insist(() =>
        pool.query<{ id: string }>("select id from translations where state = 'in_review'"),
      )
      for (const { id } of rows) {
        const translationId = (await insist(() => createViews(pool).translation(id)))?.translation.id
        if (translationId === undefined) throw new Error(`Translation ${id} is gone.`)
        const approved = await insist(() =>
          approveTranslation(deps, { actor: person('root', ['admin']), translationId }),
        )
        if (isRefusal(approved) && approved.code !== 'wrong_state') throw new Error(approved.message)
      }
    },
    /** Waits until the condition holds. */
    until: async (what: string, holds: () => Promise<boolean>, withinMs = 60_000): Promise<number> => {
      const began = performance.now()
      while (!(await insist(holds))) {
        if (performance.now() - began > withinMs) {
          const lines = services.map((service) => service.output().slice(-1_500)).join('\n---\n')
          throw new Error(`${what}: not within ${withinMs} ms.\n${lines}`)
        }
        await pause(50)
      }
      return performance.now() - began
    },
    /** Cases that a person or a reader has, in whatever named state, with their original published. */
    drafted: () =>
      insist(() =>
        ask(`from cases where
          (select count(*) from translations where case_id = cases.id and (state = 'in_review' and assignee is not null
            or state in ('blocked', 'published', 'changes_requested'))) = 2
          and exists (select from versions where case_id = cases.id)`),
      ),
    published: () => insist(() => ask("from translations where state = 'published'")),
    accepted: () => accepted,
    /** Everything that must hold once all is quiet. */
    invariant: async () => ({
      accepted: await ask('from cases'),
      open: await ask("from translations where state in ('queued', 'drafting', 'approved', 'stale')"),
      waitingRevisions: await ask("from revisions where stage = 'received'"),
      blocked: await ask("from translations where state = 'blocked'"),
      doubleVersions: await ask(
        'from (select from versions group by case_id, locale, revision having count(*) > 1) as doubles',
      ),
      versions: await ask('from versions'),
      deadLetters: await ask('from dead_letters'),
      audit: (await createViews(pool).verifyAudit()).ok,
    }),
    /** Drops the queue's tables under everybody; PostgreSQL may refuse it as a deadlock with a running statement. */
    dropQueue: () => insist(() => pool.query('drop schema queue cascade')),
    /** Ends the database server at once, with everything under way; it is started again by its keeper. */
    crashDatabase: async (): Promise<void> => {
      const { rows } = await insist(() =>
        pool.query<{ folder: string }>("select current_setting('data_directory') as folder"),
      )
      const pidFile = await readFile(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8')
      process.kill(Number(pidFile.split('\n')[0]), 'SIGQUIT')
      await pause(100)
    },
    close: () => kept.disposeAsync(),
  }
}
