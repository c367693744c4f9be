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
  /** Milliseconds after which a call to an engine whose worker said nothing more is lost; an engine has two minutes. Default 150,000. */
  readonly callLostAfterMs: number
  /** Milliseconds for which replies that were paid for are kept, for whoever asks the same again. Default 30 days. */
  readonly repliesKeptMs: number
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
  callLostAfterMs: 150_000,
  repliesKeptMs: 30 * 24 * 3_600_000,
  backOffMs: 250,
  mostBackOffMs: 2_000,
}
