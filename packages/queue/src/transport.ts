import type { BackendFactory, IQueueBackend } from 'bullmq'

/** Stands where BullMQ asks for a connection: a transport brings its own. */
export type OwnConnection = Readonly<Record<string, never>>

export type MakeBackend = BackendFactory<IQueueBackend, OwnConnection>

/** How the queues of one process reach their server, over as few connections as can be. */
export interface Transport {
  /** For adding and counting: fails soon when the server is away. */
  readonly producing: MakeBackend
  /** For workers: waits for the server to come back. */
  readonly working: MakeBackend
  /** Resolves when the server answers and may be used; rejects with a `QueueError`. */
  readonly check: () => Promise<void>
  /** Puts the queue's tables there, where there are any. */
  readonly migrate: () => Promise<void>
  readonly close: () => Promise<void>
}
