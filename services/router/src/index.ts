import { startWorker, type WorkerContext } from '@passerelle/assembly'
import type { QueueWorker } from '@passerelle/workflow'

/** The router finds a person for a translation that waits for one. Closing it waits for the jobs that run. */
export const startRouter = (context: WorkerContext): Promise<QueueWorker> =>
  startWorker(context, 'assign-reviewer')
