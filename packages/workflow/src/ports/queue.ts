import type { Job, JobName } from '@passerelle/jobs'

/** Why a queue entry was set aside instead of handed on. */
export interface Poison {
  readonly name: string
  readonly payload: unknown
  readonly reason: string
}

export interface JobHandlers {
  readonly handle: (job: Job) => Promise<void>
  readonly setAside: (poison: Poison) => Promise<void>
}

export interface QueueWorker {
  /** Takes no more jobs and waits for the running ones. */
  readonly close: () => Promise<void>
}

export interface QueueCounts {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  readonly failed: number
}

/** The queue: a hint to workers, never the truth. Everything in it may be lost at any moment. */
export interface JobQueue {
  /** Adds jobs; one that waits already (same name and subject) is not added twice. */
  readonly add: (jobs: readonly Job[]) => Promise<void>
  readonly work: (
    name: JobName,
    handlers: JobHandlers,
    options: { readonly concurrency: number },
  ) => Promise<QueueWorker>
  readonly counts: () => Promise<Readonly<Record<JobName, QueueCounts>>>
  /** Resolves when the queue can be reached, and rejects with one sentence when it can't. */
  readonly check: () => Promise<void>
  readonly close: () => Promise<void>
}
