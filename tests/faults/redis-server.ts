import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@passerelle/testkit'
import { Redis } from 'ioredis'

export interface RedisServer {
  readonly url: string
  /** Ends it at once, as a crash would. */
  readonly kill: () => Promise<void>
  /** Starts it again on the same port and folder. */
  readonly start: () => Promise<void>
  /** Runs one command. */
  readonly command: (name: string, ...args: string[]) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** Whether this machine has a Redis to test with. */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0

/** A Redis of the test's own: free port, temporary folder, nothing saved unless `appendonly` is asked for. */
export async function startRedis(settings: Readonly<Record<string, string>> = {}): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let child: ChildProcess | undefined

  const start = async (): Promise<void> => {
    const all = {
      bind: '127.0.0.1',
      port: String(port),
      dir: folder,
      save: '',
      'maxmemory-policy': 'noeviction',
      ...settings,
    }
    child = spawn(
      'redis-server',
      Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]),
      { stdio: 'ignore' },
    )
    const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null })
    client.on('error', () => undefined)
    await client.ping()
    client.disconnect()
  }
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    url,
    start,
    kill,
    command: async (name, ...args) => {
      const client = new Redis(url)
      client.on('error', () => undefined)
      try {
        return await client.call(name, ...args)
      } finally {
        client.disconnect()
      }
    },
    close: async () => {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
