import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, runAs } from './account.ts'
import { EmbeddedError, reasonOf } from './error.ts'

/** Where everything of the server's lies, inside the data folder: the cluster and its password. May be a link. */
export const homePath = (dataFolder: string): string => join(dataFolder, 'postgres')

/**
 * The server's folder, made if it was not there, with links resolved. When the server's account can't enter the data
 * folder (a private home), it lies in `<stage>/<random>` and `<data>/postgres` is a link to it.
 * Throws an `EmbeddedError` (`folder`).
 */
export function prepareHome(dataFolder: string, account: Account | null, stage: string): string {
  const link = homePath(dataFolder)
  try {
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) make(link, dataFolder, account, stage)
  } catch (error) {
    throw new EmbeddedError(
      'folder',
      `The folder ${link} can't be made (${reasonOf(error)}); mend that and start again.`,
    )
  }
  const found = statSync(link, { throwIfNoEntry: false })
  if (found === undefined)
    throw new EmbeddedError(
      'folder',
      `The database of ${dataFolder} lay in ${readlinkSync(link)}, which is gone; put it back, or delete the link ${link} to start anew.`,
    )
  if (!found.isDirectory())
    throw new EmbeddedError(
      'folder',
      `${link} is a file where a folder belongs; move it away and start again.`,
    )
  const home = realpathSync(link)
  if (!canUse(home, account))
    throw new EmbeddedError(
      'folder',
      `The user that the database runs as (number ${account?.uid ?? process.getuid?.()}) can't write in ${home}; give it that folder and a way to it, or set PASSERELLE_DATA to another one.`,
    )
  return home
}

/** Folders under `stage` that were made for this data folder and that it no longer leads to. */
export function abandonedHomes(dataFolder: string, home: string, stage: string): string[] {
  return readdirOrNone(stage)
    .map((name) => join(stage, name))
    .filter((path) => path !== home && readOrNone(join(path, 'made-for')) === dataFolder)
}

/**
 * Removes what earlier data folders in the system's temporary folder have left under `stage`. Elsewhere a folder that is not
 * there may lie on a disk that is not mounted today; a temporary one never comes back.
 */
export async function sweepTemporaryHomes(
  stage: string,
  stop: (home: string) => Promise<void>,
): Promise<void> {
  for (const name of readdirOrNone(stage)) {
    const home = join(stage, name)
    const dataFolder = readOrNone(join(home, 'made-for'))
    if (dataFolder === undefined || existsSync(dataFolder)) continue
    if (!dataFolder.startsWith(join(realpathSync(tmpdir()), '/'))) continue
    await stop(home)
    rmSync(home, { recursive: true, force: true })
  }
}

function make(link: string, dataFolder: string, account: Account | null, stage: string): void {
  mkdirSync(link, { mode: 0o700 })
  if (account === null) return
  if (give(link, account) && canUse(link, account)) return
  rmdirSync(link)
  const staged = join(stage, randomBytes(8).toString('hex'))
  mkdirSync(stage, { recursive: true, mode: 0o755 })
  mkdirSync(staged, { mode: 0o700 })
  writeFileSync(join(staged, 'made-for'), dataFolder, { mode: 0o600 })
  chownSync(staged, account.uid, account.gid)
  try {
    symlinkSync(staged, link)
  } catch (error) {
    rmSync(staged, { recursive: true, force: true })
    throw error
  }
}

// Network file systems may refuse even root.
function give(path: string, account: Account): boolean {
  try {
    chownSync(path, account.uid, account.gid)
    return true
  } catch {
    return false
  }
}

// Asking the system beats reading modes: access lists, mounts and security modules have their say too.
function canUse(folder: string, account: Account | null): boolean {
  const script = 'cd "$1" && : > .probe && rm .probe'
  const { status } = spawnSync('/bin/sh', ['-c', script, 'sh', folder], {
    ...runAs(account),
    stdio: 'ignore',
  })
  return status === 0
}

const readdirOrNone = (path: string): string[] => (existsSync(path) ? readdirSync(path) : [])

function readOrNone(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
