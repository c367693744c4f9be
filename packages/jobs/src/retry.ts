/** The kinds of failure that are worth another try, and the kind that is not. */
export type FailureKind = 'rate_limit' | 'transient' | 'permanent'

export interface RetryRule {
  /** Seconds before the second, third … try; empty when there is none. */
  readonly delays: readonly number[]
  /** Whether a try of this kind counts against the limit. Being told to wait is nobody's failure. */
  readonly counts: boolean
}

/** What may be tried again, and when. */
export const RETRIES: Record<FailureKind, RetryRule> = {
  rate_limit: { delays: [5], counts: false },
  transient: { delays: [1, 4, 15, 60], counts: true },
  permanent: { delays: [], counts: true },
}

/** How often a worker may die over one job before the job is given up. */
export const MAX_DEATHS = 3

/**
 * Milliseconds to wait before the next try, or null when there is none.
 * `failures` counts the failed tries so far, this one included; `askedMs` is what the other side asked for;
 * `random` in [0, 1) spreads the tries by up to a fifth.
 */
export function retryDelay(
  kind: FailureKind,
  failures: number,
  askedMs: number | null,
  random: number,
): number | null {
  const { delays, counts } = RETRIES[kind]
  const seconds = counts ? delays[failures - 1] : delays.at(-1)
  if (seconds === undefined) return null
  return Math.round((askedMs ?? seconds * 1000) * (1 + random / 5))
}
