import type { I18n } from '@passerelle/i18n'
import type { QueueTarget } from '@passerelle/queue'
import { createLogger, createMetrics, type LogSink } from '@passerelle/runtime'
import {
  createEngineRecords,
  createLibrary,
  createMemory,
  createReviewedSegments,
  createStore,
  createTerms,
  createViews,
  migrate,
  openPool,
} from '@passerelle/store'
import { currentTermbase, type Site } from '@passerelle/workflow'
import type { BaseContext, Context, Part, Parts } from './context.ts'
import { openDatabase } from './database.ts'
import { engineMetrics } from './engine-metrics.ts'
import type { Settings } from './environment.ts'
import { openEngines } from './open-engines.ts'
import { StartError } from './start-error.ts'
import { surroundings, timer } from './surroundings.ts'
import { waitFor } from './wait-for.ts'

export interface OpenOptions<Need extends Part> {
  /** The process, as its log lines name it. */
  readonly name: string
  readonly needs: readonly Need[]
  /** Where the log goes; standard output by default. */
  readonly logTo?: LogSink
  /** How long a database that does not answer yet is waited for. */
  readonly startMs?: number
  /** How long a queue that does not answer yet is waited for. */
  readonly queueStartMs?: number
  /** Database connections of this process at most. */
  readonly connections?: number
}

/**
 * Opens what a process needs, from settings to parts, on a database that is brought to the newest schema first. Fails with
 * everything closed again. Throws a StartError, EmbeddedError or QueueError in one sentence.
 */
export async function openContext<Need extends Part = never>(
  settings: Settings,
  options: OpenOptions<Need>,
): Promise<Context<Need>> {
  await using opened = new AsyncDisposableStack()
  const base = await openBase(settings, options, opened)
  const parts: Partial<Parts> = {}
  for (const need of options.needs) Object.assign(parts, await openPart(need, base, options, opened))
  if (!hasAll(parts, options.needs)) throw new Error('A part that was asked for was not opened.')
  const kept = opened.move()
  return { ...base, ...parts, close: () => kept.disposeAsync() }
}

const hasAll = <Need extends Part>(
  parts: Partial<Parts>,
  needs: readonly Need[],
): parts is Pick<Parts, Need> => needs.every((need) => parts[need] !== undefined)

type Opened = AsyncDisposableStack

async function openBase(
  settings: Settings,
  { name, logTo = 1, startMs = 30_000, connections = 10 }: OpenOptions<Part>,
  opened: Opened,
): Promise<Omit<BaseContext, 'close'>> {
  const log = createLogger({ name, level: settings.logLevel, to: logTo })
  const database = await openDatabase(settings, (line) => log.info(line))
  opened.defer(database.close)
  const pool = openPool(database.url, {
    max: connections,
    onError: (error) => log.warn({ err: error }, 'a database connection broke'),
  })
  opened.defer(() => pool.end())
  await waitFor(
    async () => void (await pool.query('select 1')),
    startMs,
    (error) => {
      const address =
        database.how === 'configured' ? 'at DATABASE_URL' : `of the data folder ${settings.dataFolder}`
      return new StartError(
        `The database ${address} does not answer; check that it runs and lets this process in.`,
        error,
      )
    },
  )
  await migrate(pool)
  return {
    ...surroundings,
    settings,
    log,
    metrics: createMetrics(),
    databaseUrl: database.url,
    pool,
    store: createStore(pool, surroundings.now),
    views: createViews(pool),
    library: createLibrary(pool),
    memory: createMemory(pool),
    terms: createTerms(pool),
    engineRecords: createEngineRecords(pool),
    reviewedSegments: createReviewedSegments(pool),
    site: settings.site,
    policy: settings.policy,
    trust: settings.trust,
    checks: settings.checks,
    budgets: settings.budgets,
  }
}

// Each part's libraries are loaded with it: all of them together are 100 MB of memory and a second of start.
async function openPart(
  part: Part,
  base: Omit<BaseContext, 'close'>,
  { queueStartMs = 30_000 }: OpenOptions<Part>,
  opened: Opened,
): Promise<Partial<Parts>> {
  const { settings, pool, log } = base
  switch (part) {
    case 'queue': {
      const { createQueue, migrateQueue } = await import('@passerelle/queue')
      const target = queueTarget(settings, base.databaseUrl)
      if ('databaseUrl' in target) await migrateQueue(target.databaseUrl)
      const queue = await createQueue(target, {
        startTimeoutMs: queueStartMs,
        onProblem: (problem) => log.warn(problem, 'the queue had a problem'),
      })
      opened.defer(queue.close)
      return { queue }
    }
    case 'engines': {
      const engines = await openEngines(settings, engineMetrics(base.metrics, log), async (source, target) =>
        (await currentTermbase(base)).glossary(source, target),
      )
      opened.defer(async () => void (await Promise.all(engines.all.map((engine) => engine.close()))))
      return { engines }
    }
    case 'batcher': {
      const { callEngine, createBatcher } = await import('@passerelle/workflow')
      const { budgets, batching, concurrency } = settings
      return {
        batcher: createBatcher({
          ...batching,
          timer,
          seats: concurrency['draft-translation'],
          send: (lot) => callEngine({ ledger: base.store.ledger, budgets }, lot),
        }),
      }
    }
    case 'parser': {
      const { createParser } = await import('@passerelle/parser')
      const parser = createParser()
      opened.defer(parser.close)
      return { parser }
    }
    case 'accounts': {
      const { openAccounts } = await import('@passerelle/accounts')
      const { siteUrl: site, secret } = settings
      const { newId } = surroundings
      return {
        accounts: await openAccounts({ pool, site, newId, ...(secret === undefined ? {} : { secret }) }),
      }
    }
    case 'similar': {
      const { createSimilarUnits } = await import('@passerelle/store')
      const similar = createSimilarUnits(pool, base.databaseUrl)
      opened.defer(similar.close)
      return { similar }
    }
    case 'i18n':
      return { i18n: await openI18n(settings.site) }
  }
}

/** Where the queue of these settings lives. */
export const queueTarget = (settings: Settings, databaseUrl: string): QueueTarget =>
  settings.redisUrl === undefined ? { databaseUrl } : { redisUrl: settings.redisUrl }

async function openI18n(site: Site): Promise<I18n> {
  const { createI18n, loadLocales } = await import('@passerelle/i18n')
  const i18n = createI18n(await loadLocales())
  const absent = site.locales.find((locale) => i18n.find(locale) === undefined)
  if (absent === undefined) return i18n
  const known = i18n.locales.map(({ tag }) => tag).join(', ')
  throw new StartError(
    `PASSERELLE_CONFIG names the locale '${absent}', which has no folder in locales/; add one, or name only ${known}.`,
  )
}
