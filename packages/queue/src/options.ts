/** Where the queue lives: in a PostgreSQL database, or on Redis ≥ 7 or Valkey. */
export type QueueTarget =
  | { readonly databaseUrl: string }
  /** One URL, or several separated by commas: the nodes of a cluster. */
  | { readonly redisUrl: string }

/** Something went wrong that the queue gets over by itself; for the log. */
export interface QueueProblem {
  /** The job's name, or `*` for the queue as a whole. */
  readonly queue: string
  readonly message: string
}

export interface QueueOptions {
  /** Milliseconds for which a worker owns a job without renewing; it renews at half of it. Default 15,000. */
  readonly lockDurationMs: number
  /** Milliseconds between two looks for jobs whose owner is gone. Default 5,000. */
  readonly stalledIntervalMs: number
  /** Seconds after which an idle worker looks by itself, should a wake-up have been lost. Default 5. */
  readonly idlePollSeconds: number
  /** Milliseconds to wait after the server refused or was away. Default 500. */
  readonly retryDelayMs: number
  /** Milliseconds that `createQueue` waits for the server and its tables to be there. Default 30,000. */
  readonly startTimeoutMs: number
  /** Milliseconds after which adding, counting and checking give up. Default 5,000. */
  readonly commandTimeoutMs: number
  /** PostgreSQL connections of this process at most; a working process holds one more, that listens. Default 4. */
  readonly connections: number
  /** PostgreSQL schema of the queue. Default `queue`. */
  readonly schema: string
  /** What all its keys on Redis begin with. Default `passerelle`. */
  readonly prefix: string
  /** Hears of problems, each at most once in ten seconds. Default: standard error. */
  readonly onProblem: (problem: QueueProblem) => void
}

export const DEFAULT_QUEUE_OPTIONS: QueueOptions = {
  lockDurationMs: 15_000,
  stalledIntervalMs: 5_000,
  idlePollSeconds: 5,
  retryDelayMs: 500,
  startTimeoutMs: 30_000,
  commandTimeoutMs: 5_000,
  connections: 4,
  schema: 'queue',
  prefix: 'passerelle',
  onProblem: ({ queue, message }) => console.error(`queue ${queue}: ${message}`),
}
