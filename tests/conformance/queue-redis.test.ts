import { createQueue } from '@passerelle/queue'
import { createRedisBackend, type IQueueBackend, Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { afterEach, describe, expect, it } from 'vitest'
import { hasRedis, type RedisServer, startRedis } from '../faults/redis-server.ts'
import { type QueueServer, queueConformance } from './queue.ts'

async function open(
  settings: Readonly<Record<string, string>>,
  url = (own: string) => own,
): Promise<QueueServer> {
  const redis = await startRedis(settings)
  if (settings['cluster-enabled'] === 'yes') {
    await redis.command('CLUSTER', 'ADDSLOTSRANGE', '0', '16383')
    while (!String(await redis.command('CLUSTER', 'INFO')).includes('cluster_state:ok')) {}
  }
  return {
    target: { redisUrl: url(redis.url) },
    wipe: async () => {
      await redis.command('FLUSHALL')
    },
    cut: async () => {
      const normal = Number(await redis.command('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'))
      return normal
    },
    smuggle: async (queue, name, data) => {
      const connection = new Redis(redis.url, { maxRetriesPerRequest: null })
      const smuggler = new Queue<unknown, void, string, unknown, void, string, IQueueBackend>(
        queue,
        { connection, prefix: '{passerelle}' },
        createRedisBackend,
      )
      await smuggler.add(name, data, { removeOnComplete: true, removeOnFail: true })
      await smuggler.close()
      connection.disconnect()
    },
    close: redis.close,
  }
}

describe.skipIf(!hasRedis() && process.env.CI !== 'true')('on a Redis of its own', () => {
  queueConformance('the queue on Redis', () => open({}))
  queueConformance('the queue on a Redis cluster', () =>
    open({ 'cluster-enabled': 'yes', 'cluster-announce-ip': '127.0.0.1' }),
  )

  describe('a Redis that must not hold the queue', () => {
    let redis: RedisServer | undefined
    afterEach(() => redis?.close())

    it('I4: is refused in one sentence when it throws keys away', async () => {
      redis = await startRedis({ 'maxmemory-policy': 'allkeys-lru' })
      await expect(createQueue({ redisUrl: redis.url })).rejects.toMatchObject({
        code: 'queue_unfit',
        message:
          'Redis would throw jobs away when its memory is full (maxmemory-policy is allkeys-lru): set maxmemory-policy to noeviction.',
      })
    })

    it('is named when it does not answer in time', async () => {
      redis = await startRedis()
      await redis.kill()
      await expect(
        createQueue({ redisUrl: redis.url }, { startTimeoutMs: 600, onProblem: () => undefined }),
      ).rejects.toMatchObject({ code: 'queue_unreachable', message: expect.stringContaining('REDIS_URL') })
    })
  })
})
