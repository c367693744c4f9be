import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type DeeplServer, freePort, startDeeplServer } from '@passerelle/testkit'
import { type PostgresServer, startPostgres } from './deployment-postgres.ts'
import { killAll, type ServiceProcess, startService } from './processes.ts'
import { type RedisServer, startRedis } from './redis-server.ts'

/** What infra/compose.yaml starts, but for the gateway: each service's name, and how many of it. */
export const ARRANGEMENT = {
  intake: 1,
  desk: 1,
  reader: 1,
  relay: 1,
  detector: 1,
  translator: 2,
  router: 1,
  publisher: 1,
} as const
export type ServiceName = keyof typeof ARRANGEMENT

export interface Deployed {
  readonly name: ServiceName
  readonly process: ServiceProcess
  /** Its own address: for people and programs, or for health and metrics only. */
  readonly address: string
}

export interface Deployment {
  readonly postgres: PostgresServer
  readonly redis: RedisServer
  readonly engine: DeeplServer
  readonly services: readonly Deployed[]
  readonly of: (name: ServiceName) => readonly Deployed[]
  readonly address: (name: ServiceName) => string
  /** Runs `passerelle` with the services' environment; returns what it wrote. */
  readonly passerelle: (...args: readonly string[]) => Promise<string>
  readonly close: () => Promise<void>
}

/**
 * Every service as a process of its own, all started at the same moment on an empty PostgreSQL and a Redis of this machine, with
 * the settings that infra/compose.yaml gives.
 */
export async function deploy(): Promise<Deployment> {
  await using opened = new AsyncDisposableStack()
  const postgres = await startPostgres()
  opened.defer(postgres.close)
  const redis = await startRedis({ appendonly: 'yes' })
  opened.defer(redis.close)
  const engine = await startDeeplServer()
  opened.defer(engine.close)
  opened.defer(killAll)

  const names = (Object.keys(ARRANGEMENT) as ServiceName[]).flatMap((name) =>
    Array<ServiceName>(ARRANGEMENT[name]).fill(name),
  )
  const placed: { readonly name: ServiceName; readonly port: number }[] = []
  for (const name of names) placed.push({ name, port: await freePort() })
  const env = {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    PASSERELLE_SITE: `http://127.0.0.1:${placed.find(({ name }) => name === 'reader')?.port}`,
    // The embedded database must not be touched: whoever tries fails.
    PASSERELLE_DATA: '/dev/null',
  }
  const keys = { DEEPL_AUTH_KEY: engine.authKey, DEEPL_SERVER_URL: engine.url }
  const services = placed.map(
    ({ name, port }): Deployed => ({
      name,
      process: startService(name, { ...env, ...(name === 'translator' ? keys : {}), PORT: String(port) }),
      address: `http://127.0.0.1:${port}`,
    }),
  )
  await Promise.all(services.map(({ process, address }) => process.ready(`${address}/readyz`, 90_000)))

  const of = (name: ServiceName): readonly Deployed[] => services.filter((service) => service.name === name)
  const kept = opened.move()
  return {
    postgres,
    redis,
    engine,
    services,
    of,
    address: (name) => of(name)[0]?.address ?? '',
    passerelle: (...args) => run(args, env),
    close: () => kept.disposeAsync(),
  }
}

async function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const main = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code]: unknown[] = await exited
  if (code !== 0) throw new Error(`passerelle ${args[0]} ended with ${code}: ${complained}`)
  return said.trim()
}
