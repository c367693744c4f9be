import { readEnvironment, StartError } from '@passerelle/assembly'
import { createLogger, onStop, type StoppableProcess } from '@passerelle/runtime'
import { EmbeddedError } from '@passerelle/store/embedded'
import { type Standalone, startStandalone } from './standalone.ts'
import { terminal } from './terminal.ts'

// A database that is asked to end writes what it has in memory first; on a slow disk that takes its time.
const STOP_LIMIT_MS = 60_000

const stopping = new AbortController()
let running: Promise<Standalone> | undefined

async function stop(): Promise<void> {
  terminal.line('Stopping …')
  stopping.abort()
  // A start that is given up has closed everything itself.
  await (await running?.catch(() => undefined))?.close()
  terminal.line('Stopped.')
}

// The launcher above is tied to us by a channel, but Ctrl-C is ours to answer.
const head: StoppableProcess = {
  on: (event, listener) =>
    event === 'disconnect' ? process.on(event, listener) : process.on(event, listener),
  exit: (code) => process.exit(code),
}

// Sentences for the person go to the terminal; the children keep the log.
onStop(stop, {
  log: createLogger({ name: 'standalone', level: 'silent' }),
  process: head,
  limitMs: STOP_LIMIT_MS,
})
// The terminal was closed.
process.on('SIGHUP', () => process.kill(process.pid, 'SIGTERM'))

try {
  running = startStandalone({
    settings: readEnvironment(process.env),
    env: process.env,
    terminal,
    signal: stopping.signal,
  })
  await running
} catch (error) {
  // Whoever stopped it also ends the process.
  if (!stopping.signal.aborted) fail(error)
}

function fail(error: unknown): never {
  const expected = error instanceof StartError || error instanceof EmbeddedError
  terminal.failure(
    error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error),
  )
  process.exit(1)
}
