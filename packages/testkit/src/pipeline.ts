import { type Budget, DEFAULT_POLICY, locale } from '@passerelle/domain'
import type { Job } from '@passerelle/jobs'
import { createParser } from '@passerelle/parser'
import {
  createEngineRecords,
  createLibrary,
  createMemory,
  createSimilarUnits,
  createStore,
  createTerms,
  createViews,
  openPool,
} from '@passerelle/store'
import {
  type Batcher,
  callEngine,
  createBatcher,
  type Deps,
  type Engine,
  type EngineRecords,
  type Engines,
  type JobOutcome,
  type MemoryShelf,
  type PublicLibrary,
  runJob,
  type SimilarUnits,
  type Store,
  type TermShelf,
  type Views,
  type WithEngines,
  type WithParser,
  type WithQuotes,
} from '@passerelle/workflow'
import type pg from 'pg'
import { throwawayDatabase } from './database.ts'
import { type FixedSurroundings, fixedSurroundings } from './surroundings.ts'

/** A job and how it ended. */
export interface Done {
  readonly job: Job
  readonly outcome: JobOutcome['outcome']
}

/** The whole workflow on a database of its own, without a queue: `drain` does the announced jobs one after another. */
export interface Pipeline {
  readonly url: string
  readonly pool: pg.Pool
  readonly deps: Deps & WithParser & WithEngines & WithQuotes & FixedSurroundings
  readonly views: Views
  readonly library: PublicLibrary
  readonly memory: MemoryShelf
  readonly terms: TermShelf
  readonly engineRecords: EngineRecords
  readonly similar: SimilarUnits
  /** Does the jobs that are due now, and none that these announce. Returns how each ended. */
  readonly drainOnce: () => Promise<readonly Done[]>
  /** Does what is due, jobs that these announce included, until nothing is. */
  readonly drain: () => Promise<readonly Done[]>
  readonly close: () => Promise<void>
}

/** Every engine serves the pairs that it says it does, in the given order. */
export const enginesOf = (all: readonly Engine[]): Engines => ({
  all,
  route: async (source, target) => {
    const answers = await Promise.all(all.map((engine) => engine.supports(source, target)))
    return all.filter((_, index) => answers[index])
  },
})

/** Asks at once: where one draft is worked on at a time nobody else can come. A fresh one is a process of its own. */
export const unhurriedBatcher = (
  { ledger }: Pick<Store, 'ledger'>,
  budgets: readonly Budget[] = [],
): Batcher =>
  createBatcher({
    send: (lot) => callEngine({ ledger, budgets }, lot),
    timer: { now: () => 0, after: () => () => undefined },
    lingerMs: 0,
    seats: 1,
    requestsAtOnce: 1,
  })

export async function openPipeline(
  engines: readonly Engine[] = [],
  { budgets = [] }: { readonly budgets?: readonly Budget[] } = {},
): Promise<Pipeline> {
  const database = await throwawayDatabase()
  const pool = openPool(database.url)
  const surroundings = fixedSurroundings()
  const store = createStore(pool, surroundings.now)
  const parser = createParser()
  const similar = createSimilarUnits(pool, database.url)
  const site = { locales: [locale('en'), locale('fr'), locale('es')], defaultLocale: locale('en') }
  const batcher = unhurriedBatcher(store, budgets)
  const deps = {
    ...surroundings,
    store,
    parser,
    engines: enginesOf(engines),
    batcher,
    policy: DEFAULT_POLICY,
    budgets,
    site,
  }
  const drainOnce = async (): Promise<readonly Done[]> => {
    const due: Job[] = []
    await store.outbox.relay(100, surroundings.now(), async (jobs) => {
      due.push(...jobs)
    })
    const done: Done[] = []
    for (const job of due) done.push({ job, outcome: (await runJob(deps, job)).outcome })
    return done
  }
  return {
    url: database.url,
    pool,
    deps,
    views: createViews(pool),
    library: createLibrary(pool),
    memory: createMemory(pool),
    terms: createTerms(pool),
    engineRecords: createEngineRecords(pool),
    similar,
    drainOnce,
    async drain() {
      const done: Done[] = []
      for (;;) {
        const round = await drainOnce()
        if (round.length === 0) return done
        done.push(...round)
      }
    },
    async close() {
      await parser.close()
      await similar.close()
      await pool.end()
      await database.drop()
    },
  }
}
