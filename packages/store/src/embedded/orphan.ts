import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedError } from './error.ts'
import { readPidFile } from './pid-file.ts'

// A fast shutdown writes a checkpoint: well under a second here, longer on a slow disk.
const STEPS = [
  { signal: 'SIGINT', waitMs: 20_000 },
  { signal: 'SIGQUIT', waitMs: 10_000 },
] as const

/**
 * Stops a server that outlived the process that had started it (kill -9), orderly, so that it can be started again under
 * our eyes. Does nothing when there is none. Whoever calls this holds the data folder's lock.
 */
export async function stopOrphan(folder: string, log: (line: string) => void): Promise<void> {
  const server = readPidFile(folder)
  if (server === undefined) return
  if (isZombie(server.pid)) return forget(folder)
  if (!isServer(server.pid, server.folder)) return
  log('Stopping a database server that was left running …')
  for (const { signal, waitMs } of STEPS) {
    process.kill(server.pid, signal)
    const until = Date.now() + waitMs
    // The server removes its file as its last act.
    while (Date.now() < until) {
      if (readPidFile(folder)?.pid !== server.pid || !isServer(server.pid, server.folder)) return
      await sleep(20)
    }
  }
  throw new EmbeddedError(
    'start',
    `A database server that was left running (process ${server.pid}) does not stop; end it, then start again.`,
  )
}

/** Process numbers are used again after a reboot: the process must be a `postgres` that was given this very folder. */
function isServer(pid: number, folder: string): boolean {
  const words = commandOf(pid)
  return words.includes(folder) && words.includes('postgres')
}

// A server that was killed together with its parent stays in the process table until somebody reaps it, in a container
// perhaps never, and PostgreSQL takes it for alive. Helpers of its that still run are found by their shared memory.
const forget = (folder: string): void => rmSync(join(folder, 'postmaster.pid'), { force: true })

const isZombie = (pid: number): boolean => {
  try {
    return /^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    if (process.platform === 'linux') return ''
    return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  }
}
