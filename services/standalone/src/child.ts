import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { StartError } from '@passerelle/assembly'

export interface ChildOptions {
  /** As people know it: `web`, `work`. */
  readonly name: string
  /** The source that the process runs. It sends the message `ready` when it is. */
  readonly file: URL
  readonly env: NodeJS.ProcessEnv
  /** Descriptor of the file that takes its log. */
  readonly logFile: number
  readonly say: (line: string) => void
  /** Aborted when everything stops: a terminal's Ctrl-C reaches the children as well, and their end is then no accident. */
  readonly signal: AbortSignal
}

export interface Child {
  /** The process of this moment; undefined between two. */
  readonly pid: () => number | undefined
  /** Asks it to end what it does and waits for that; kills it after the limit. */
  readonly close: () => Promise<void>
}

/** Milliseconds before it is started again after the first, second … end in a row. */
const RESTART_DELAYS_MS = [100, 500, 1000, 2000, 5000] as const
/** Having lived this long, it counts as having come up well. */
const HEALTHY_AFTER_MS = 30_000
const STOP_LIMIT_MS = 20_000
const KEEP_CHARACTERS = 2_000

/**
 * Runs a process of ours and starts it again whenever it ends, until `close`. It ends by itself when we do, however that
 * happens (its channel to us breaks). Resolves when it is ready; throws a StartError with its own last words when it ends
 * before that.
 */
export async function keepRunning(options: ChildOptions): Promise<Child> {
  const { name, say } = options
  const closing = new AbortController()
  const over = AbortSignal.any([closing.signal, options.signal])
  let current: ChildProcess | undefined
  let ends = 0

  const launch = (): { child: ChildProcess; words: () => string } => {
    const started = start(options)
    current = started.child
    return started
  }
  const watch = (child: ChildProcess, since: number): void => {
    child.once('exit', (code, signal) => {
      current = undefined
      if (over.aborted) return
      ends = Date.now() - since > HEALTHY_AFTER_MS ? 0 : ends
      const delay = RESTART_DELAYS_MS[Math.min(ends++, RESTART_DELAYS_MS.length - 1)] ?? 0
      say(`The process '${name}' ended by itself (${signal ?? `code ${code}`}); starting it again.`)
      void again(delay)
    })
  }
  const again = async (delay: number): Promise<void> => {
    await sleep(delay, undefined, { signal: over }).catch(() => undefined)
    if (!over.aborted) watch(launch().child, Date.now())
  }

  const { child, words } = launch()
  if (!(await isReady(child)))
    throw new StartError(
      words().trim().split('\n').at(-1) || `The process '${name}' did not start; its log says why.`,
    )
  if (child.exitCode === null && child.signalCode === null) watch(child, Date.now())
  else void again(0)
  return {
    pid: () => current?.pid,
    close: async () => {
      closing.abort()
      if (current !== undefined) await end(current)
    },
  }
}

function start({ file, env, logFile }: ChildOptions): { child: ChildProcess; words: () => string } {
  const child = fork(fileURLToPath(file), [], { env, stdio: ['ignore', logFile, 'pipe', 'ipc'] })
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-KEEP_CHARACTERS)
    writeSync(logFile, text)
  })
  return { child, words: () => words }
}

const isReady = (child: ChildProcess): Promise<boolean> =>
  new Promise((resolve) => {
    child.on('message', (message) => message === 'ready' && resolve(true))
    child.once('close', () => resolve(false))
    child.once('error', () => resolve(false))
  })

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  await gone
  clearTimeout(timer)
}
