import type { QueueTarget } from '@passerelle/queue'
import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  Queue,
  Worker,
} from 'bullmq'

/**
 * No-op jobs a second of BullMQ itself, as it comes, with nothing of the project around it: added in batches of 500 and
 * worked off at the same time, in one process.
 */
export async function bareRate(target: QueueTarget, jobs: number, concurrency: number): Promise<number> {
  if ('redisUrl' in target)
    return rate({ url: target.redisUrl, maxRetriesPerRequest: null }, createRedisBackend, jobs, concurrency)
  const place = { connectionString: target.databaseUrl, schema: 'bare', migrate: true }
  return rate(place, createPostgresBackend, jobs, concurrency)
}

async function rate<Backend extends IQueueBackend, Connection>(
  connection: Connection,
  factory: BackendFactory<Backend, Connection>,
  jobs: number,
  concurrency: number,
): Promise<number> {
  const queue = new Queue('bare', { connection }, factory)
  await queue.waitUntilReady()
  let done = 0
  const finished = Promise.withResolvers<void>()
  const began = performance.now()
  const worker = new Worker(
    'bare',
    async () => {
      done += 1
      if (done === jobs) finished.resolve()
    },
    { connection, concurrency },
    factory,
  )
  const opts = { removeOnComplete: true, removeOnFail: true }
  for (let from = 0; from < jobs; from += 500) {
    const batch = Array.from({ length: Math.min(500, jobs - from) }, (_, index) => ({
      name: 'no-op',
      data: { id: from + index },
      opts,
    }))
    await queue.addBulk(batch)
  }
  await finished.promise
  const seconds = (performance.now() - began) / 1000
  await worker.close()
  await queue.close()
  return jobs / seconds
}
