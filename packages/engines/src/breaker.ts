/** When an engine is left alone over one pair, and for how long. */
export interface BreakerSettings {
  /** Failures in a row that open the breaker. */
  readonly failures: number
  /** The first pause; each further one in a row is twice as long. */
  readonly pauseMs: number
  readonly longestPauseMs: number
}

export const DEFAULT_BREAKER: BreakerSettings = { failures: 5, pauseMs: 30_000, longestPauseMs: 600_000 }

/**
 * A circuit breaker: closed, requests pass; after failures in a row it opens, and none passes until the pause is over; then
 * it is half open, and one request goes ahead as a probe, which closes it or opens it for longer.
 */
export type Breaker =
  | { readonly state: 'closed'; readonly failures: number }
  /** `until` in milliseconds since 1970; `pauses` in a row, this one included. */
  | { readonly state: 'open'; readonly until: number; readonly pauses: number }
  | { readonly state: 'half-open'; readonly pauses: number }

export const CLOSED: Breaker = { state: 'closed', failures: 0 }

/** Whether a request would pass now. */
export const passable = (breaker: Breaker, now: number): boolean =>
  breaker.state === 'closed' || (breaker.state === 'open' && now >= breaker.until)

/** The breaker once a request that passes is under way. Asked only where `passable` says yes. */
export const entered = (breaker: Breaker): Breaker =>
  breaker.state === 'open' ? { state: 'half-open', pauses: breaker.pauses } : breaker

/** What a request came to: 'silent' tells nothing about the engine, because its caller ended it or it was told to wait. */
export type Outcome = 'success' | 'failure' | 'silent'

/**
 * The breaker after a request ended. `probe` is true for the one that went through half open; a request that was under way since before
 * the breaker opened changes nothing any more. `random` in [0, 1) spreads the ends of pauses by up to a fifth.
 */
export function settled(
  breaker: Breaker,
  outcome: Outcome,
  at: { readonly probe: boolean; readonly now: number; readonly random: number },
  settings: BreakerSettings,
): Breaker {
  switch (breaker.state) {
    case 'open':
      return breaker
    case 'half-open':
      if (!at.probe) return breaker
      if (outcome === 'success') return CLOSED
      // A probe that told nothing leaves its place to the next one.
      return outcome === 'failure'
        ? opened(breaker.pauses + 1, at, settings)
        : { state: 'open', until: at.now, pauses: breaker.pauses }
    case 'closed':
      if (outcome === 'success') return CLOSED
      if (outcome === 'silent') return breaker
      return breaker.failures + 1 >= settings.failures
        ? opened(1, at, settings)
        : { state: 'closed', failures: breaker.failures + 1 }
  }
}

function opened(
  pauses: number,
  { now, random }: { readonly now: number; readonly random: number },
  { pauseMs, longestPauseMs }: BreakerSettings,
): Breaker {
  const pause = Math.min(pauseMs * 2 ** (pauses - 1), longestPauseMs)
  return { state: 'open', until: now + Math.round(pause * (1 + random / 5)), pauses }
}
