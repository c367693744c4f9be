import { closeSync, openSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { INGEST_EMAIL, openContext, readEnvironment, type Settings } from '@passerelle/assembly'
import type { Environment } from '@passerelle/runtime'
import { type DataLock, lockDataFolder, openEmbedded } from '@passerelle/store/embedded'
import { type Child, keepRunning } from './child.ts'
import { ensureCredentials } from './credentials.ts'
import { ensureEngine, NO_ENGINE } from './engine.ts'
import { greeting } from './greeting.ts'
import { claimPort } from './port.ts'
import { submitSamples } from './samples.ts'
import type { Terminal } from './terminal.ts'
import { watchPipeline } from './watch.ts'

export interface StandaloneOptions {
  readonly settings: Settings
  readonly env: Environment
  readonly terminal: Terminal
  /** Gives the start up between two of its steps. */
  readonly signal: AbortSignal
}

export interface Standalone {
  readonly close: () => Promise<void>
}

const LOG_LIMIT_BYTES = 10_000_000

/**
 * Starts everything on this machine: the embedded database unless another is configured, then two processes, `web` (intake,
 * desk, reader) and `work` (relay and workers), and tells on the terminal what happens. This process keeps the database and
 * the two alive. Throws a StartError or EmbeddedError in one sentence, with everything closed again.
 */
export async function startStandalone(options: StandaloneOptions): Promise<Standalone> {
  const { env, terminal, signal } = options
  const say = terminal.line
  await using opened = new AsyncDisposableStack()
  const lock = lockDataFolder(options.settings.dataFolder)
  opened.defer(async () => lock.release())
  const port = await claimPort(options.settings.host, options.settings.port)

  const database = await openDatabase(options.settings, lock, say)
  opened.defer(database.close)
  signal.throwIfAborted()
  const childEnv = { ...env, PORT: String(port), DATABASE_URL: database.url }
  const settings = readEnvironment(childEnv)
  const context = await openContext(
    { ...settings, logLevel: 'silent' },
    { name: 'standalone', needs: ['accounts'], connections: 3 },
  )
  opened.defer(context.close)
  const credentials = database.isEmbedded
    ? await ensureCredentials(context.accounts, {
        dataFolder: lock.folder,
        site: settings.siteUrl,
        locales: settings.site.locales,
      })
    : undefined
  signal.throwIfAborted()

  const log = openLog(lock.folder)
  opened.defer(async () => closeSync(log.file))
  const started = new Date()
  const launch = (name: 'web' | 'work', childPort: string): Promise<Child> => {
    const starting = keepRunning({
      name,
      file: new URL(`./${name}.ts`, import.meta.url),
      env: { ...childEnv, PORT: childPort },
      logFile: log.file,
      say,
      signal,
    })
    opened.defer(async () => (await starting.catch(() => undefined))?.close())
    return starting
  }
  const engine = ensureEngine(settings)
  // Workers look for engines when they start, and have no port.
  await Promise.all([launch('web', String(port)), engine.then(() => launch('work', ''))])
  signal.throwIfAborted()

  for (const line of greeting({ settings, credentials, dataFolder: lock.folder, logPath: log.path }))
    say(line)
  if (!(await engine)) say(NO_ENGINE)
  const watch = watchPipeline(context.views, started, (line) => say(`${clock(context.now())}  ${line}`))
  opened.defer(watch.close)
  if (settings.samples) await submitSamples(context, context.accounts, INGEST_EMAIL)
  const kept = opened.move()
  return { close: () => kept.disposeAsync() }
}

const clock = (at: Date): string => at.toTimeString().slice(0, 8)

async function openDatabase(
  { databaseUrl }: Settings,
  lock: DataLock,
  log: (line: string) => void,
): Promise<{ url: string; isEmbedded: boolean; close: () => Promise<void> }> {
  if (databaseUrl !== undefined) return { url: databaseUrl, isEmbedded: false, close: async () => {} }
  const database = await openEmbedded({ dataFolder: lock.folder, lock, log })
  return { ...database, isEmbedded: true }
}

function openLog(dataFolder: string): { file: number; path: string } {
  const path = join(dataFolder, 'passerelle.log')
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`)
  return { file: openSync(path, 'a', 0o600), path }
}
