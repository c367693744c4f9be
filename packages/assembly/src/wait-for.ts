import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Tries until it succeeds, every quarter of a second at first and every two seconds later, for at most `ms`; then throws
 * what `failure` makes of the last error.
 */
export async function waitFor(
  attempt: () => Promise<void>,
  ms: number,
  failure: (error: unknown) => Error,
): Promise<void> {
  const end = performance.now() + ms
  for (let pause = 250; ; pause = Math.min(pause * 2, 2000)) {
    try {
      await attempt()
      return
    } catch (error) {
      if (performance.now() + pause > end) throw failure(error)
      await sleep(pause)
    }
  }
}
