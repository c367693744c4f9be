import type { Job, JobName } from '@passerelle/jobs'
import { type JobOutcome, type QueueWorker, runJob } from '@passerelle/workflow'
import type { Context } from './context.ts'
import { jobMetrics } from './job-metrics.ts'

export type WorkerContext = Context<'queue' | 'engines' | 'batcher' | 'parser'>

/** What a process needs open to work on any queue. */
export const WORKER_NEEDS = ['queue', 'engines', 'batcher', 'parser'] as const

/**
 * Takes jobs of one name from the queue and does them, as many at once as the installation says. What is no job is set
 * aside with its reason. `close` takes no more and waits for the running ones.
 */
export async function startWorker(context: WorkerContext, name: JobName): Promise<QueueWorker> {
  const { queue, store, log, now, settings } = context
  const metrics = jobMetrics(context.metrics)
  return queue.work(
    name,
    {
      handle: async (job) => note(context, job, await metrics.measure(name, () => runJob(context, job))),
      setAside: async (poison) => {
        log.error({ job: poison.name, reason: poison.reason }, 'a queue entry was set aside')
        await store.deadLetters.put(poison, now())
        metrics.count(name, 'set-aside')
      },
    },
    { concurrency: settings.concurrency[name] },
  )
}

function note({ log }: WorkerContext, { name: job, payload }: Job, ended: JobOutcome): void {
  switch (ended.outcome) {
    case 'done':
    case 'overtaken':
      log.debug({ job, payload, outcome: ended.outcome }, 'job ended')
      break
    case 'retry':
      log.warn({ job, payload, inMs: ended.inMs, reason: ended.message }, 'job will be tried again')
      break
    case 'given-up':
      log.error({ job, payload, failure: ended.failure }, 'job was given up')
  }
}
