import { messageOf } from './error.ts'
import type { QueueProblem } from './options.ts'

const QUIET_MS = 10_000

export type Report = (queue: string, error: unknown) => void

/**
 * Passes problems on, the same one at most every ten seconds: while a server is away every worker meets it twice a
 * second.
 */
export function reporter(onProblem: (problem: QueueProblem) => void, now: () => number = Date.now): Report {
  const last = new Map<string, number>()
  return (queue, error) => {
    const message = messageOf(error)
    const key = `${queue} ${message}`
    const at = now()
    if (at - (last.get(key) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return
    for (const [other, when] of last) if (at - when >= QUIET_MS) last.delete(other)
    last.set(key, at)
    onProblem({ queue, message })
  }
}
