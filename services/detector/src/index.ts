import { startWorker, type WorkerContext } from '@passerelle/assembly'
import type { QueueWorker } from '@passerelle/workflow'

/** The detector reads a revision, settles its language and cuts it into segments. Closing it waits for the jobs that run. */
export const startDetector = (context: WorkerContext): Promise<QueueWorker> =>
  startWorker(context, 'detect-case')
