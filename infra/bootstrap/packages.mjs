import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { runQuietly } from './child.mjs'
import { explain } from './failure.mjs'
import { withLock } from './lock.mjs'
import { MODULES, ROOT, TOOLS } from './places.mjs'
import { step } from './progress.mjs'
import { ensureTools, nodeProgram, pnpmProgram } from './tools.mjs'

const STAMP = join(MODULES, '.passerelle')
const UNFINISHED = join(TOOLS, 'unfinished')

/** Installs the packages of the lock file, and what that takes, when node_modules is missing or older than it. */
export async function ensurePackages() {
  const wanted = fingerprint()
  const upToDate = () => installed() === wanted && !existsSync(UNFINISHED)
  await ensureTools(!upToDate())
  if (upToDate()) return
  await withLock(async () => {
    if (!upToDate()) await step('Installing the packages', () => install(wanted))
  })
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
  for (const name of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(ROOT, name)))
  return hash.digest('hex')
}

function installed() {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch {
    return undefined
  }
}

async function install(wanted) {
  try {
    // What an installation that was cut short has left is not worth trusting; the store makes the second one quick.
    if (existsSync(UNFINISHED)) rmSync(MODULES, { recursive: true, force: true })
    writeFileSync(UNFINISHED, '')
  } catch (error) {
    throw explain('Installing the packages', `${error.code} ${error.message}`)
  }
  const flags = ['--frozen-lockfile', '--store-dir', join(TOOLS, 'store'), '--reporter', 'append-only']
  const { code, output } = await runQuietly(pnpmProgram(), ['install', ...flags], {
    cwd: ROOT,
    env: environment(),
  })
  if (code !== 0) throw explain('Installing the packages', output)
  writeFileSync(STAMP, wanted)
  rmSync(UNFINISHED, { force: true })
}

// The home folder may be read-only, and the packages' own scripts need the right Node first on PATH.
function environment() {
  const cache = join(TOOLS, 'pnpm-cache')
  return {
    ...process.env,
    CI: 'true',
    // What is installed must not depend on how the first start was meant: the tests need all of it.
    NODE_ENV: '',
    PATH: `${dirname(nodeProgram())}${delimiter}${process.env.PATH ?? ''}`,
    XDG_CACHE_HOME: cache,
    XDG_STATE_HOME: cache,
    XDG_DATA_HOME: cache,
    PNPM_HOME: cache,
  }
}
