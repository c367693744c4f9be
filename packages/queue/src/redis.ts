import { setTimeout as pause } from 'node:timers/promises'
import { createRedisBackend } from 'bullmq'
import { Cluster } from 'ioredis'
import { calm } from './calm.ts'
import { messageOf, QueueError } from './error.ts'
import type { QueueOptions } from './options.ts'
import { clusterClient, inCluster, type Patience, type RedisClient, singleClient } from './redis-client.ts'
import { unfitness } from './redis-fitness.ts'
import type { Report } from './report.ts'
import type { Transport } from './transport.ts'

/**
 * The queue on Redis or Valkey. The process holds one connection for adding and one for its workers, and each worker one
 * more that waits for jobs. Rejects with a `QueueError` when the server is not there within `startTimeoutMs` or is unfit.
 */
export async function openRedis(redisUrl: string, options: QueueOptions, report: Report): Promise<Transport> {
  const urls = redisUrl.split(',').map((url) => url.trim())
  const [first = ''] = urls
  const heard = <C extends RedisClient>(client: C): C => {
    client.on('error', (error) => report('*', error))
    return client
  }
  const clustered =
    urls.length > 1 || (await inspect(heard(singleClient(first, options, 'short')), options)).clustered
  const open = (patience: Patience): RedisClient =>
    heard(clustered ? clusterClient(urls, options, patience) : singleClient(first, options, patience))
  const producer = open('short')
  let worker: RedisClient | undefined
  const transport: Transport = {
    producing: (name, opts, extra) => createRedisBackend(name, { ...opts, connection: producer }, extra),
    working: (name, opts, extra) => {
      worker ??= open('endless')
      return calm(createRedisBackend(name, { ...opts, connection: worker }, extra), options.retryDelayMs)
    },
    check: async () => {
      const reason = (await infos(producer)).map(unfitness).find((found) => found !== null)
      if (reason !== undefined && reason !== null) throw new QueueError('queue_unfit', reason)
    },
    migrate: () => Promise.resolve(),
    close: async () => {
      producer.disconnect()
      worker?.disconnect()
    },
  }
  try {
    await patiently(transport.check, options)
  } catch (error) {
    await transport.close()
    throw error
  }
  return transport
}

async function inspect(client: RedisClient, options: QueueOptions): Promise<{ readonly clustered: boolean }> {
  try {
    const [info = ''] = await patiently(() => infos(client), options)
    return { clustered: inCluster(info) }
  } finally {
    client.disconnect()
  }
}

/** What every server behind a client answers to INFO. */
async function infos(client: RedisClient): Promise<string[]> {
  try {
    if (!(client instanceof Cluster)) return [await client.info()]
    // Any command makes the client find the cluster's nodes; before it knows none.
    await client.info()
    return await Promise.all(client.nodes('master').map((node) => node.info()))
  } catch (error) {
    throw new QueueError(
      'queue_unreachable',
      `The queue's Redis does not answer${whyOf(error)}; check that it runs and that REDIS_URL is right.`,
      error,
    )
  }
}

// What the client says when it has given up on its connection speaks of its own options.
const whyOf = (error: unknown): string =>
  error instanceof Error && error.name === 'MaxRetriesPerRequestError' ? '' : ` (${messageOf(error)})`

async function patiently<T>(ask: () => Promise<T>, options: QueueOptions): Promise<T> {
  const deadline = performance.now() + options.startTimeoutMs
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      const away = error instanceof QueueError && error.code === 'queue_unreachable'
      if (!away || performance.now() > deadline) throw error
      await pause(options.retryDelayMs)
    }
  }
}
