import type { JobName } from '@passerelle/jobs'
import type { JobQueue, QueueCounts, QueueWorker } from '@passerelle/workflow'
import { type IQueueBackend, Queue } from 'bullmq'
import { addJobs } from './add.ts'
import { DEFAULT_QUEUE_OPTIONS, type QueueOptions, type QueueTarget } from './options.ts'
import { openPostgres } from './postgres.ts'
import { openRedis } from './redis.ts'
import { reporter } from './report.ts'
import type { OwnConnection, Transport } from './transport.ts'
import { startWorker } from './worker.ts'

/** The job port over BullMQ, and the one thing more that a relay needs of it. */
export interface BullQueue extends JobQueue {
  /** Puts the queue's tables there when they are missing (see `isQueueMissing`); does nothing on Redis. */
  readonly migrate: () => Promise<void>
}

type NamedQueue = Queue<unknown, void, string, unknown, void, string, IQueueBackend, OwnConnection>

/**
 * Opens the queue. A connection that breaks later is opened again by itself. Rejects with a `QueueError` when the server
 * is not there within `startTimeoutMs`, when its tables are missing, or when it must not be used as it is.
 */
export async function createQueue(
  target: QueueTarget,
  given: Partial<QueueOptions> = {},
): Promise<BullQueue> {
  const options = { ...DEFAULT_QUEUE_OPTIONS, ...given }
  const report = reporter(options.onProblem)
  const transport: Transport =
    'databaseUrl' in target
      ? await openPostgres(target.databaseUrl, options)
      : await openRedis(target.redisUrl, options, report)
  const queues = new Map<JobName, NamedQueue>()
  const workers = new Set<QueueWorker>()
  // The braces keep all keys of a cluster in one place, where one command can reach them.
  const prefix = `{${options.prefix}}`
  const adding = transport.producing('', { connection: {} })
  adding.on('error', (error) => report('*', error))

  const queueOf = (name: JobName): NamedQueue => {
    const known = queues.get(name)
    if (known !== undefined) return known
    const queue: NamedQueue = new Queue(
      name,
      { connection: {}, prefix, skipMetasUpdate: true },
      transport.producing,
    )
    queue.on('error', (error) => report(name, error))
    queues.set(name, queue)
    return queue
  }

  return {
    add: (jobs) => addJobs(adding, jobs, prefix, Date.now()),
    work: async (name, handlers, { concurrency }) => {
      const worker = await startWorker(
        name,
        handlers,
        transport.working,
        { ...options, prefix, concurrency },
        report,
      )
      workers.add(worker)
      return {
        close: async () => {
          workers.delete(worker)
          await worker.close()
        },
      }
    },
    counts: async () => {
      const count = (name: JobName) => countsOf(queueOf(name))
      return {
        'detect-case': await count('detect-case'),
        'draft-translation': await count('draft-translation'),
        'assign-reviewer': await count('assign-reviewer'),
        'publish-version': await count('publish-version'),
      }
    },
    check: transport.check,
    migrate: transport.migrate,
    close: async () => {
      await Promise.all([...workers].map((worker) => worker.close()))
      await Promise.all([...queues.values()].map((queue) => queue.close()))
      await adding.close()
      await transport.close()
    },
  }
}

async function countsOf(queue: NamedQueue): Promise<QueueCounts> {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed')
  const count = (state: string): number => counts[state] ?? 0
  return {
    waiting: count('waiting'),
    active: count('active'),
    delayed: count('delayed'),
    failed: count('failed'),
  }
}
