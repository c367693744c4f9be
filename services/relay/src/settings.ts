export interface RelaySettings {
  /** Outbox rows that are handed to the queue at once. Default 500. */
  readonly batch: number
  /** Milliseconds after which the relay looks by itself, should a wake-up have been lost. Default 1,000. */
  readonly pollMs: number
  /** Milliseconds to wait after a wake-up, so that rows written close together are moved together. Default 5. */
  readonly gatherMs: number
  /** Milliseconds between two sweeps. Default 5,000. */
  readonly sweepEveryMs: number
  /** Milliseconds without progress after which work is announced again. Default 30,000. */
  readonly stalledAfterMs: number
  /** Pieces of work that one sweep announces at most of each kind. Default 500. */
  readonly sweepLimit: number
  /** Milliseconds to wait after the first failure in a row; doubled with each further one. Default 250. */
  readonly backOffMs: number
  /** The longest that it waits after failures. Default 2,000. */
  readonly mostBackOffMs: number
}

export const DEFAULT_RELAY_SETTINGS: RelaySettings = {
  batch: 500,
  pollMs: 1_000,
  gatherMs: 5,
  sweepEveryMs: 5_000,
  stalledAfterMs: 30_000,
  sweepLimit: 500,
  backOffMs: 250,
  mostBackOffMs: 2_000,
}
