import type { BuiltContent, Document, Parser, Unreadable } from '@passerelle/workflow'
import { Tinypool } from 'tinypool'
import type { Task } from './task.ts'

export interface ParserOptions {
  /** How long one content may take, in milliseconds; then its thread is killed. */
  readonly timeoutMs?: number
  /** How much heap a thread may take, in MiB. */
  readonly memoryMb?: number
  /** How many contents are read at the same time. */
  readonly threads?: number
}

/**
 * The parser of workflow's port, in threads that are killed when a content takes too long or too much memory: the caller's
 * event loop keeps turning, and the next content finds a fresh thread. One megabyte of ordinary Markdown takes under
 * two seconds, so the default of ten tells the pathological apart.
 */
export function createParser({
  timeoutMs = 10_000,
  memoryMb = 512,
  threads = 1,
}: ParserOptions = {}): Parser {
  const pool = new Tinypool({
    filename: new URL('./thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const turns = turnstile(threads)

  // The clock starts when a thread is free, so that a content never pays for those before it.
  const run = <Result>(task: Task): Promise<Result | Unreadable> =>
    turns(async () => {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const result: Result | Unreadable = await pool.run(task, { signal })
        return result
      } catch (error) {
        return unreadable(error, signal.aborted, timeoutMs, memoryMb)
      }
    })

  return {
    extract: (content, language) => run<Document>({ task: 'extract', content, language }),
    build: (content, document, targets) => run<BuiltContent>({ task: 'build', content, document, targets }),
    close: () => pool.destroy(),
  }
}

function unreadable(error: unknown, timedOut: boolean, timeoutMs: number, memoryMb: number): Unreadable {
  if (timedOut) {
    return {
      unreadable: `The text could not be read within ${timeoutMs / 1000} seconds; simplify its markup and send it again.`,
    }
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return {
      unreadable: `The text could not be read within ${memoryMb} MiB of memory; simplify its markup and send it again.`,
    }
  }
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return { unreadable: 'The text nests its markup too deep to be read; flatten it and send it again.' }
  }
  throw error
}

/** Lets `places` works run at a time, the others in the order in which they came. */
function turnstile(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
