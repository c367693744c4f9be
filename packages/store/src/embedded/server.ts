import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './error.ts'
import { readPidFile } from './pid-file.ts'
import { freePort } from './port.ts'
import { type ServerSettings, serverArguments } from './settings.ts'

export interface ServerOptions {
  readonly folder: string
  readonly account: Account | null
  readonly binaries: Binaries
  readonly settings: ServerSettings
  readonly logFile: string
  readonly log: (line: string) => void
}

export interface Server {
  readonly port: number
  /** Ends the server: `fast` finishes orderly and rolls open transactions back, `immediate` just ends. */
  readonly stop: (mode: 'fast' | 'immediate') => Promise<void>
}

// Recovery after a crash replays at most max_wal_size (256 MB) of log: seconds, not minutes.
const READY_WITHIN_MS = 120_000
const STOP_WITHIN_MS = 60_000
const LOG_LIMIT_BYTES = 5_000_000
const RESTART_DELAYS_MS = [50, 200, 500, 1000, 2000, 5000] as const

/**
 * Starts the server on a free port and keeps it alive: when it ends by itself or by a kill it is started again on the same
 * port, within the delays above. Throws an `EmbeddedError` (`start`) when it does not become ready.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  let stopping = false
  let { child, port } = await firstStart(options)

  const keepAlive = (running: ChildProcess): void => {
    running.once('exit', (code, signal) => {
      if (stopping) return
      options.log(`PostgreSQL ended by itself (${signal ?? `code ${code}`}); starting it again.`)
      void restart()
    })
  }
  const restart = async (): Promise<void> => {
    for (let attempt = 0; !stopping; attempt++) {
      await sleep(RESTART_DELAYS_MS[Math.min(attempt, RESTART_DELAYS_MS.length - 1)])
      const outcome = stopping ? null : await launch(options, port)
      if (outcome === null) return
      if (outcome.ready) {
        child = outcome.child
        if (stopping) return
        keepAlive(child)
        return options.log('PostgreSQL runs again.')
      }
      if (attempt === RESTART_DELAYS_MS.length) options.log(`PostgreSQL does not start: ${outcome.reason}.`)
    }
  }
  keepAlive(child)

  const stop = async (mode: 'fast' | 'immediate'): Promise<void> => {
    stopping = true
    if (ended(child)) return
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_WITHIN_MS)
    await gone
    clearTimeout(timer)
  }
  return { port, stop }
}

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function firstStart(options: ServerOptions): Promise<{ child: ChildProcess; port: number }> {
  let reason = ''
  for (let attempt = 0; attempt < 8; attempt++) {
    const port = await freePort()
    const outcome = await launch(options, port)
    if (outcome.ready) return { child: outcome.child, port }
    reason = outcome.reason
    // Somebody took the port in between, or the helpers of a server that was killed are still ending.
    if (!/Address already in use|shared memory block|could not bind/.test(reason)) break
    await sleep(500)
  }
  throw new EmbeddedError('start', `PostgreSQL did not start: ${reason}; its log is ${options.logFile}.`)
}

type Launch =
  | { readonly ready: true; readonly child: ChildProcess }
  | { readonly ready: false; readonly reason: string }

async function launch(options: ServerOptions, port: number): Promise<Launch> {
  const log = openLog(options.logFile)
  const before = statSync(options.logFile).size
  const child = spawn(options.binaries.postgres, serverArguments(options.settings, options.folder, port), {
    ...runAs(options.account),
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log],
    // A session of its own: the terminal's Ctrl-C goes to every process of ours, and the database has to end last.
    detached: true,
  })
  closeSync(log)
  let failure: string | undefined
  child.once('error', (error) => {
    failure = error.message
  })
  const started = Date.now()
  while (Date.now() - started < READY_WITHIN_MS) {
    if (failure !== undefined) return { ready: false, reason: failure }
    if (ended(child)) return { ready: false, reason: lastComplaint(options.logFile, before) }
    const file = readPidFile(options.folder)
    if (file?.pid === child.pid && file?.ready) return { ready: true, child }
    await sleep(15)
  }
  child.kill('SIGQUIT')
  return { ready: false, reason: `it was not ready within ${READY_WITHIN_MS / 1000} seconds` }
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

function lastComplaint(path: string, from: number): string {
  const lines = readFileSync(path).subarray(from).toString('utf8').split('\n')
  const complaints = lines.filter(
    (line) =>
      /\b(FATAL|PANIC|ERROR|LOG):.*(could not|cannot|exists|denied|space|invalid|incompatible|pre-existing|in use)/i.test(
        line,
      ) || /\b(FATAL|PANIC):/.test(line),
  )
  const text = complaints.map((line) => line.replace(/^.*?\b(?:FATAL|PANIC|ERROR|LOG): +/, '').trim())
  return text.slice(-2).join('; ') || 'it ended without a word'
}
