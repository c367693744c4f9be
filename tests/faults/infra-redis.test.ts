import { afterEach, describe, expect, it } from 'vitest'
import { type Stack, startStack } from './infra-stack.ts'
import { hasRedis, type RedisServer, startRedis } from './redis-server.ts'

const CASES = 30

describe.skipIf(!hasRedis() && process.env.CI !== 'true')(
  'the pipeline with its queue on Redis',
  { timeout: 300_000 },
  () => {
    let redis: RedisServer | undefined
    let stack: Stack | undefined
    afterEach(async () => {
      await stack?.close()
      await redis?.close()
    })

    const run = async (
      settings: Readonly<Record<string, string>>,
      harm: (redis: RedisServer) => Promise<void>,
    ): Promise<void> => {
      const server = await startRedis(settings)
      redis = server
      const running = await startStack(server.url)
      stack = running
      const submitting = running.submit(CASES)
      for (const part of [3, 15]) {
        await running.until('the run is under way', async () => (await running.drafted()) >= part)
        await harm(server)
      }
      await submitting
      await running.until('every case is drafted', async () => (await running.drafted()) === CASES, 120_000)
      await running.approve()
      await running.until('all is published', async () => (await running.published()) === 2 * CASES, 90_000)
      expect(await running.invariant()).toEqual({
        accepted: CASES,
        open: 0,
        waitingRevisions: 0,
        blocked: 0,
        doubleVersions: 0,
        versions: 3 * CASES,
        deadLetters: 0,
        audit: true,
      })
      expect(running.services.some((service) => service.exited())).toBe(false)
    }
    const crash = async (server: RedisServer): Promise<void> => {
      await server.kill()
      await server.start()
    }

    it('I3: ends every case when Redis is killed twice and kept nothing', () => run({}, crash))

    it('I3: ends every case when Redis is killed twice and kept a log', () =>
      run({ appendonly: 'yes', appendfsync: 'everysec' }, crash))

    it('ends every case when everything in Redis is flushed in the middle of the run', () =>
      run({}, async (server) => {
        await server.command('FLUSHALL')
      }))
  },
)
