import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Holder {
  readonly process: ChildProcess
  /** The address, or `code: message` when it could not be opened. */
  readonly said: string
  /** Ends it with a signal and waits until it has gone. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>
}

const HOLDER = fileURLToPath(new URL('./holder.testing.ts', import.meta.url))

/** Opens a data folder in a process of its own, perhaps as another user. For tests. */
export async function hold(
  args: readonly string[],
  options: Pick<SpawnOptions, 'uid' | 'gid'> = {},
): Promise<Holder> {
  const process = spawnHolder(args, options)
  const exit = once(process, 'exit')
  let said = ''
  process.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  while (!said.includes('\n') && process.exitCode === null && process.signalCode === null)
    await new Promise((resolve) => setTimeout(resolve, 10))
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    process.kill(signal)
    await exit
  }
  return { process, said: said.trim(), end }
}

/** The same, without waiting for what it says. */
export const spawnHolder = (
  args: readonly string[],
  options: Pick<SpawnOptions, 'uid' | 'gid'> = {},
): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', HOLDER, ...args], {
    ...options,
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
