import { Cluster, Redis } from 'ioredis'
import type { QueueOptions } from './options.ts'

export type RedisClient = Redis | Cluster

/** `short`: a command fails soon when the server is away. `endless`: it waits for the server, as BullMQ's workers need. */
export type Patience = 'short' | 'endless'

/** Whether a server is a node of a cluster, judged by its answer to INFO. */
export const inCluster = (info: string): boolean => /^cluster_enabled:1/m.test(info)

/** A client of one server, which connects by itself, also again after every break. */
export const singleClient = (url: string, options: QueueOptions, patience: Patience): Redis =>
  new Redis(url, settings(options, patience))

/** A client of a cluster, found through any of its nodes. */
export function clusterClient(urls: readonly string[], options: QueueOptions, patience: Patience): Cluster {
  return new Cluster([...urls], {
    clusterRetryStrategy: (times) => Math.min(times * 100, options.retryDelayMs),
    redisOptions: { ...settings(options, patience), ...credentials(urls[0] ?? '') },
  })
}

const settings = (options: QueueOptions, patience: Patience) => ({
  maxRetriesPerRequest: patience === 'short' ? 1 : null,
  ...(patience === 'short' ? { commandTimeout: options.commandTimeoutMs } : {}),
  retryStrategy: (times: number) => Math.min(times * 100, options.retryDelayMs),
  connectTimeout: options.commandTimeoutMs,
  connectionName: 'passerelle-queue',
})

// A cluster tells its nodes' addresses without credentials: those of the first URL hold for all.
function credentials(first: string) {
  const { username, password, protocol } = new URL(first)
  return {
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  }
}
