import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedError, reasonOf } from './error.ts'
import { writePrivate } from './private-file.ts'

export const SUPERUSER = 'passerelle'

export interface Cluster {
  /** PostgreSQL's data directory. */
  readonly folder: string
  readonly password: string
}

interface Making {
  readonly home: string
  readonly account: Account | null
  readonly binaries: Binaries
  /** False for throwaway databases: nothing is forced to the disk. */
  readonly durable: boolean
  readonly log: (line: string) => void
}

/**
 * The cluster in `home`, made if it was not there. It takes its final name as the last step, so one that was killed
 * half-way is simply made again. Throws an `EmbeddedError` (`cluster`, or `start` when `initdb` fails).
 */
export function prepareCluster(making: Making): Cluster {
  const folder = join(making.home, 'cluster')
  if (!existsSync(folder)) return makeCluster(making, folder)
  const major = readOr(join(folder, 'PG_VERSION'))
  if (major === undefined || !existsSync(join(folder, 'global', 'pg_control')))
    throw new EmbeddedError(
      'cluster',
      `The database in ${folder} is damaged: files that belong to it are missing; restore a backup, or move the folder away to start anew.`,
    )
  if (major !== making.binaries.major)
    throw new EmbeddedError(
      'cluster',
      `The database in ${folder} was made by PostgreSQL ${major} and this release runs ${making.binaries.major}; export it with the release that made it, or move the folder away to start anew.`,
    )
  const password = readOr(join(making.home, 'password'))
  if (password === undefined)
    throw new EmbeddedError(
      'cluster',
      `The password file ${join(making.home, 'password')} of the database is missing; restore it from a backup, or move the folder away to start anew.`,
    )
  return { folder, password }
}

function makeCluster({ home, account, binaries, durable, log }: Making, folder: string): Cluster {
  log('Making the database …')
  removeUnfinished(home)
  // A name of its own: the `initdb` of a start that was killed may still be writing under another one.
  const fresh = `${folder}.${randomBytes(4).toString('hex')}.new`
  const passwordFile = join(home, 'password')
  const password = randomBytes(24).toString('base64url')
  try {
    writePrivate(passwordFile, password)
    if (account !== null) chownSync(passwordFile, account.uid, account.gid)
  } catch (error) {
    throw new EmbeddedError('start', `The database could not be made in ${home}: ${reasonOf(error)}.`)
  }
  const { status, stderr, error } = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${fresh}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Unicode's own rules for case, the same on every machine whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
    ],
    {
      ...runAs(account),
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      encoding: 'utf8',
    },
  )
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new EmbeddedError(
      'start',
      `The database could not be made in ${home}: ${firstError(stderr) ?? error?.message}.`,
    )
  }
  renameSync(fresh, folder)
  return { folder, password }
}

// What can't be removed now, because somebody still writes there, is removed by a later start.
function removeUnfinished(home: string): void {
  for (const name of readdirSync(home).filter((each) => /^cluster\..*\.new$/.test(each))) {
    try {
      rmSync(join(home, name), { recursive: true, force: true })
    } catch {
      // It is in nobody's way.
    }
  }
}

const firstError = (stderr: string | null): string | undefined =>
  stderr
    ?.split('\n')
    .find((line) => /error|fatal/i.test(line))
    ?.replace(/^initdb: /, '')
    .replace(/\.$/, '')

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined
  }
}
