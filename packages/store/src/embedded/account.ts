import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { EmbeddedError } from './error.ts'

/** The system account that the server runs under, when it can't be our own. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** What `spawn` takes to run a program under an account, where that account can stand. */
export const runAs = (account: Account | null): { cwd: string; uid?: number; gid?: number } => ({
  cwd: '/',
  ...(account ?? {}),
})

/**
 * PostgreSQL refuses to run as root. Null: run it as ourselves. Otherwise the owner of the database that is there
 * already, else the system account `passerelle`, made when missing, else `nobody`.
 */
export function serverAccount(home: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(home, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = lookUp('passerelle') ?? create('passerelle') ?? lookUp('nobody')
  if (account === undefined)
    throw new EmbeddedError(
      'start',
      "PostgreSQL does not run as root and no system account 'passerelle' could be made for it; run this as an ordinary user.",
    )
  return account
}

function create(name: string): Account | undefined {
  const nowhere = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
  spawnSync('useradd', ['--system', '--user-group', ...nowhere, name], { stdio: 'ignore' })
  return lookUp(name)
}

function lookUp(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout?.trim(),
  )
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}
