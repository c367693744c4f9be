import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { DEFAULT_BATCHING, timer } from '@passerelle/assembly'
import { DEFAULT_POLICY, isRefusal, locale } from '@passerelle/domain'
import { JOB_NAMES, type JobName } from '@passerelle/jobs'
import { createParser } from '@passerelle/parser'
import { createQueue, type QueueTarget } from '@passerelle/queue'
import { startRelay } from '@passerelle/relay'
import { createLogger, createMetrics } from '@passerelle/runtime'
import { createStore, openPool } from '@passerelle/store'
import { enginesOf, enrol, instantEngine, person, submission } from '@passerelle/testkit'
import { callEngine, createBatcher, runJob, submitCase } from '@passerelle/workflow'

export interface PipelineRun {
  readonly casesPerSecond: number
  readonly jobsPerCase: number
}

/**
 * Cases a second from submission until every translation is in review: store, relay, queue and workers of all names in
 * this process, an engine that answers at once, French cases of a few sentences for a site in English, French and Spanish.
 */
export async function pipelineRun(
  databaseUrl: string,
  target: QueueTarget,
  cases: number,
  concurrency: number,
): Promise<PipelineRun> {
  const pool = openPool(databaseUrl, { max: 20 })
  const store = createStore(pool)
  const parser = createParser()
  const queue = await createQueue(target)
  const deps = {
    store,
    parser,
    engines: enginesOf([instantEngine()]),
    batcher: createBatcher({
      ...DEFAULT_BATCHING,
      timer,
      seats: concurrency,
      send: (lot) => callEngine({ ledger: store.ledger, budgets: [] }, lot),
    }),
    policy: DEFAULT_POLICY,
    site: { locales: [locale('en'), locale('fr'), locale('es')], defaultLocale: locale('en') },
    now: () => new Date(),
    newId: () => randomUUID(),
    random: Math.random,
  }
  await pool.query('truncate account_user cascade')
  await enrol(pool, person('rosa', ['reviewer'], [locale('en'), locale('es')]))
  const actor = person('ada', ['submitter'])
  const log = createLogger({ name: 'bench', level: 'error', to: 2 })
  const relay = await startRelay({ store, queue, log, metrics: createMetrics(), now: deps.now })
  const done = new Map<JobName, number>()
  const handlers = {
    handle: async (job: Parameters<typeof runJob>[1]) => {
      const { outcome } = await runJob(deps, job)
      if (outcome !== 'done') console.error(`${job.name}: ${outcome}`)
      done.set(job.name, (done.get(job.name) ?? 0) + 1)
    },
    setAside: () => Promise.resolve(),
  }
  const workers = await Promise.all(JOB_NAMES.map((name) => queue.work(name, handlers, { concurrency })))

  const run = randomUUID()
  const began = performance.now()
  let next = 0
  const submit = async (): Promise<void> => {
    while (next < cases) {
      next += 1
      const taken = await submitCase(deps, {
        actor,
        submission: submission({
          externalId: `${run}:${next}`,
          content: { title: `Un budget pour le quartier ${next}` },
        }),
      })
      if (isRefusal(taken)) throw new Error(taken.message)
    }
  }
  await Promise.all(Array.from({ length: 8 }, submit))
  for (;;) {
    const { rows } = await pool.query<{ ready: number }>(
      `select count(*)::int as ready from translations join cases on cases.id = translations.case_id
       where state = 'in_review' and assignee is not null and external_id like $1`,
      [`${run}:%`],
    )
    if (rows[0]?.ready === cases * 2) break
    await pause(20)
  }
  const seconds = (performance.now() - began) / 1000
  await Promise.all(workers.map((worker) => worker.close()))
  await relay.close()
  await queue.close()
  await parser.close()
  await pool.end()
  const jobs = [...done.values()].reduce((sum, count) => sum + count, 0)
  return { casesPerSecond: cases / seconds, jobsPerCase: jobs / cases }
}
