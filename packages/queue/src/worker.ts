import { type JobName, parseJob } from '@passerelle/jobs'
import type { JobHandlers, QueueWorker } from '@passerelle/workflow'
import { type IQueueBackend, type JobProgress, Worker } from 'bullmq'
import { messageOf } from './error.ts'
import type { QueueOptions } from './options.ts'
import type { Report } from './report.ts'
import type { MakeBackend, OwnConnection } from './transport.ts'

// A job whose worker was killed may be taken up again this often. How often is too often, the record of attempts
// decides, which keeps the cause; BullMQ would end the second time with "stalled more than allowable limit".
const STALLS = 1_000_000

// Nobody reads BullMQ's events; it can't be told to write none.
const KEPT_EVENTS = 100

/**
 * Takes the jobs of one name off the queue, up to `concurrency` at once, and hands them to their handler; an entry that
 * is no such job is set aside. Whatever a handler throws is reported and the entry forgotten: what has not moved on is
 * announced again by the relay's sweep.
 */
export async function startWorker(
  name: JobName,
  handlers: JobHandlers,
  working: MakeBackend,
  options: QueueOptions & { readonly concurrency: number },
  report: Report,
): Promise<QueueWorker> {
  const worker = new Worker<unknown, void, string, IQueueBackend, JobProgress, OwnConnection>(
    name,
    async (entry) => {
      try {
        await handOver(name, entry.name, entry.data, handlers)
      } catch (error) {
        report(name, new Error(`${entry.id ?? 'a job'} failed unexpectedly: ${messageOf(error)}`))
      }
    },
    {
      connection: {},
      prefix: options.prefix,
      concurrency: options.concurrency,
      lockDuration: options.lockDurationMs,
      stalledInterval: options.stalledIntervalMs,
      maxStalledCount: STALLS,
      drainDelay: options.idlePollSeconds,
      runRetryDelay: options.retryDelayMs,
    },
    working,
  )
  worker.on('error', (error) => report(name, error))
  await worker.waitUntilReady()
  await worker.getBackend().setQueueMeta({ 'opts.maxLenEvents': KEPT_EVENTS })
  return { close: () => worker.close() }
}

async function handOver(
  queue: JobName,
  name: string,
  payload: unknown,
  handlers: JobHandlers,
): Promise<void> {
  const job =
    name === queue ? parseJob(name, payload) : { poison: `It waited among the jobs named '${queue}'.` }
  if ('poison' in job) await handlers.setAside({ name, payload, reason: messageOf(job.poison) })
  else await handlers.handle(job)
}
