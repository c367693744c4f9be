import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Runs a program of Node's in the checkout, on this terminal. → its exit code; 1 when a signal ended it. */
export async function runNode(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: join(import.meta.dirname, '..', '..'),
    stdio: 'inherit',
  })
  const hand = (signal: NodeJS.Signals): boolean => child.kill(signal)
  process.on('SIGTERM', hand)
  process.on('SIGINT', hand)
  const [code]: unknown[] = await once(child, 'exit')
  process.off('SIGTERM', hand)
  process.off('SIGINT', hand)
  return typeof code === 'number' ? code : 1
}
