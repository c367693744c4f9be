import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface ServiceProcess {
  readonly pid: number
  /** All that it has written so far. */
  readonly output: () => string
  /** Resolves when a line matches, also one written before; rejects when the process ends first or after `withinMs`. */
  readonly says: (pattern: RegExp, withinMs?: number) => Promise<void>
  /** Resolves when `GET url` answers 200; rejects as `says` does. */
  readonly ready: (url: string, withinMs?: number) => Promise<void>
  /** Sends a signal and, unless it only stops or continues the process, waits for its end; returns its exit code. */
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>
  readonly exited: () => boolean
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const running = new Set<ChildProcess>()

/** Starts a service as its own process: `start('detector', { DATABASE_URL })` runs `services/detector/src/main.ts`. */
export const startService = (service: string, env: Readonly<Record<string, string>>): ServiceProcess =>
  startProcess(`services/${service}/src/main.ts`, [], env)

/** Runs a TypeScript file of the project with the Node that runs the test; `env` is added to PATH and HOME. */
export function startProcess(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ServiceProcess {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  const grown = new Set<() => void>()
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8')
    for (const hear of [...grown]) hear()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  child.once('exit', () => {
    running.delete(child)
    for (const hear of [...grown]) hear()
  })
  const exited = (): boolean => child.exitCode !== null || child.signalCode !== null
  const ended = (wanted: string): Error =>
    new Error(`${file} ended before ${wanted}:\n${output.slice(-4000)}`)

  return {
    pid: child.pid ?? 0,
    output: () => output,
    exited,
    says: (pattern, withinMs = 30_000) =>
      new Promise((resolve, reject) => {
        const settle = (error?: Error): void => {
          clearTimeout(timer)
          grown.delete(look)
          if (error === undefined) resolve()
          else reject(error)
        }
        const look = (): void => {
          if (pattern.test(output)) settle()
          else if (exited()) settle(ended(`it said ${pattern}`))
        }
        const timer = setTimeout(
          () =>
            settle(
              new Error(`${file} did not say ${pattern} within ${withinMs} ms:\n${output.slice(-4000)}`),
            ),
          withinMs,
        )
        grown.add(look)
        look()
      }),
    ready: async (url, withinMs = 30_000) => {
      const deadline = Date.now() + withinMs
      for (;;) {
        const status = await fetch(url).then(
          async (answer) => {
            await answer.arrayBuffer()
            return answer.status
          },
          () => 0,
        )
        if (status === 200) return
        if (exited()) throw ended(`${url} answered`)
        if (Date.now() > deadline)
          throw new Error(`${url} was not ready within ${withinMs} ms:\n${output.slice(-4000)}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    kill: async (signal) => {
      if (exited()) return child.exitCode
      if (signal === 'SIGSTOP' || signal === 'SIGCONT') {
        child.kill(signal)
        return null
      }
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
      return child.exitCode
    },
  }
}

/** Ends what is still running with SIGKILL: for `afterEach`. */
export async function killAll(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }),
  )
}
