import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a running server says of itself in `postmaster.pid`. */
export interface PidFile {
  readonly pid: number
  /** The data directory as it was given at the start. */
  readonly folder: string
  readonly ready: boolean
}

/** The lines of `postmaster.pid` that we use (1, 2 and 8), or undefined when no server has left any. */
export function readPidFile(folder: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid <= 1) return undefined
    return { pid, folder: lines[1] ?? '', ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}
