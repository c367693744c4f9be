import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { openAccounts } from '@passerelle/accounts'
import { DEFAULT_POLICY, locale, personId } from '@passerelle/domain'
import { migrateQueue } from '@passerelle/queue'
import { createLibrary, createStore, createViews, openPool } from '@passerelle/store'
import { type DeeplServer, enrol, person, startDeeplServer, throwawayDatabase } from '@passerelle/testkit'
import { killAll, type ServiceProcess, startProcess, startService } from './processes.ts'

/** A database, an engine that can hold its replies, and services that are started and killed one by one. */
export type KillSite = Awaited<ReturnType<typeof openKillSite>>

export const REVIEWER = person('rosa', ['reviewer'], [locale('en'), locale('es')])

export async function openKillSite() {
  const database = await throwawayDatabase()
  await migrateQueue(database.url)
  const pool = openPool(database.url)
  const deepl: DeeplServer = await startDeeplServer()
  await enrol(pool, REVIEWER)
  const env = {
    DATABASE_URL: database.url,
    DEEPL_AUTH_KEY: deepl.authKey,
    DEEPL_SERVER_URL: deepl.url,
    PASSERELLE_SECRET: 'x'.repeat(40),
  }
  const accounts = await openAccounts({
    pool,
    site: 'http://127.0.0.1:8080',
    newId: randomUUID,
    secret: env.PASSERELLE_SECRET,
  })
  const submitter = await accounts.create({
    name: 'Ingest',
    email: 'ingest@example.org',
    roles: ['submitter'],
    locales: [],
  })

  const count = async (sql: string, values: readonly unknown[] = []): Promise<number> => {
    const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count ${sql}`, [...values])
    return rows[0]?.count ?? 0
  }
  const until = async (what: string, holds: () => Promise<boolean>, withinMs = 60_000): Promise<number> => {
    const began = performance.now()
    while (!(await holds())) {
      if (performance.now() - began > withinMs) throw new Error(`${what}: not within ${withinMs} ms.`)
      await pause(50)
    }
    return performance.now() - began
  }
  const started = async (service: ServiceProcess): Promise<ServiceProcess> => {
    await service.says(/"started"/, 60_000)
    return service
  }

  const store = createStore(pool)

  return {
    pool,
    deepl,
    env,
    store,
    /** What the test itself submits, edits and approves with. */
    deps: {
      store,
      policy: DEFAULT_POLICY,
      site: { locales: [locale('en'), locale('fr'), locale('es')], defaultLocale: locale('en') },
      now: () => new Date(),
      newId: randomUUID,
      random: Math.random,
    },
    views: createViews(pool),
    library: createLibrary(pool),
    submitter: { ...person('Ingest', ['submitter']), id: personId(submitter) },
    token: await accounts.createToken(submitter, 'test'),
    count,
    until,
    start: (name: string, more: Readonly<Record<string, string>> = {}) =>
      started(startService(name, { ...env, ...more })),
    /** The relay, only less patient: what stalls is announced again after 4 s instead of 30. */
    startRelay: (more: Readonly<Record<string, string>> = {}) =>
      started(startProcess('tests/faults/infra-relay.ts', [], { ...env, ...more })),
    /**
     * Holds a table so that whoever writes it stands still in the middle of a transaction; `blocked` resolves when somebody
     * does.
     */
    holdTable: async (table: string) => {
      const client = await pool.connect()
      await client.query('begin')
      await client.query(`lock table ${table} in share mode`)
      return {
        blocked: () =>
          until(
            `somebody waits for ${table}`,
            async () =>
              (await count(
                `from pg_locks where not granted and relation = '${table}'::regclass and database = (select oid from pg_database where datname = current_database())`,
              )) > 0,
          ),
        release: async () => {
          await client.query('rollback')
          client.release()
        },
      }
    },
    /** Empties the queue behind everybody's back, whatever was in it. */
    wipeQueue: async () => {
      const { rows } = await pool.query<{ name: string }>(
        "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'queue' and tablename not like '%migration%'",
      )
      await pool.query(`truncate ${rows.map((row) => row.name).join(', ')}`)
    },
    close: async () => {
      await killAll()
      await deepl.close()
      await pool.end()
      await database.drop()
    },
  }
}
