import type { Unreadable } from '@passerelle/workflow'
import { Tinypool } from 'tinypool'
import type { Task } from './task.ts'

export interface Thread {
  /** Does a task within a time, in milliseconds; beyond time or memory the thread dies and another takes its place. */
  readonly run: <Result>(task: Task, timeoutMs: number) => Promise<Result | Unreadable>
  readonly close: () => Promise<void>
}

// A pool of one, so that it is known which thread a task meets.
export function createThread(memoryMb: number): Thread {
  const pool = new Tinypool({
    filename: new URL('./thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  return {
    async run<Result>(task: Task, timeoutMs: number): Promise<Result | Unreadable> {
      // The clock starts when the modules are loaded: on a busy machine that alone may take seconds.
      await pool.run({ task: 'ready' } satisfies Task)
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const result: Result | Unreadable = await pool.run(task, { signal })
        return result
      } catch (error) {
        return unreadable(error, signal.aborted, timeoutMs, memoryMb)
      }
    },
    close: () => pool.destroy(),
  }
}

function unreadable(error: unknown, timedOut: boolean, timeoutMs: number, memoryMb: number): Unreadable {
  const refused = (limit: string): Unreadable => ({
    unreadable: `The text could not be read within ${limit}; simplify its markup and send it again.`,
  })
  if (timedOut) return refused(`${timeoutMs / 1000} seconds`)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return refused(`${memoryMb} MiB of memory`)
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return { unreadable: 'The text nests its markup too deep to be read; flatten it and send it again.' }
  }
  throw error
}
