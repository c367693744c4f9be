import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '@passerelle/testkit'
import pg from 'pg'
import { folderOf } from '../../infra/provision/programs.mjs'

export interface PostgresServer {
  /** An empty database that belongs to an ordinary role, as a host would give it out. */
  readonly url: string
  /** `15` for 15.18. */
  readonly major: number
  readonly close: () => Promise<void>
}

/** Whether this machine has a PostgreSQL server of its own to test with, such as Debian's. */
export const hasPostgres = (): boolean => folderOf('postgresql') !== undefined

/** The machine's own PostgreSQL on a cluster of the test's own: free port, temporary folder, nothing forced to the disk. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = folderOf('postgresql')
  if (programs === undefined) throw new Error('There is no PostgreSQL here: apt-get install postgresql')
  // Debian's package makes the account; PostgreSQL does not run as root.
  const account = process.getuid?.() === 0 ? accountOf('postgres') : undefined
  const bin = dirname(await realpath(join(programs, 'postgres')))
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-postgres-'))
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
  const cluster = join(folder, 'cluster')
  const options = { ...account, cwd: '/', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' } }

  const made = spawnSync(
    join(bin, 'initdb'),
    [`--pgdata=${cluster}`, '--username=root', '--auth=trust', '--encoding=UTF8', '--no-sync'],
    { ...options, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const port = await freePort()
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'fsync=off'],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const admin = await connected(server, `postgres://root@127.0.0.1:${port}/postgres`)
  const { rows } = await admin.query<{ number: string }>(
    "select current_setting('server_version_num') as number",
  )
  await admin.query("create role passerelle login password 'secret'")
  await admin.query('create database passerelle owner passerelle')
  await admin.end()

  return {
    url: `postgres://passerelle:secret@127.0.0.1:${port}/passerelle`,
    major: Math.floor(Number(rows[0]?.number) / 10_000),
    close: async () => {
      const gone = once(server, 'exit')
      server.kill('SIGINT')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function accountOf(name: string): { readonly uid: number; readonly gid: number } {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || Number.NaN),
  )
  if (!uid || !gid) throw new Error(`There is no account '${name}' to run PostgreSQL under.`)
  return { uid, gid }
}

async function connected(server: ChildProcess, connectionString: string): Promise<pg.Client> {
  let said = ''
  server.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-4000)
  })
  for (let tries = 0; tries < 200; tries += 1) {
    const client = new pg.Client({ connectionString })
    try {
      await client.connect()
      return client
    } catch {
      await pause(50)
    }
  }
  throw new Error(`PostgreSQL did not start:\n${said}`)
}
