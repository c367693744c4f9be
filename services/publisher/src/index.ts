import { startWorker, type WorkerContext } from '@passerelle/assembly'
import type { QueueWorker } from '@passerelle/workflow'

/** The publisher publishes approved translations, and originals in their own language. Closing it waits for the jobs that run. */
export const startPublisher = (context: WorkerContext): Promise<QueueWorker> =>
  startWorker(context, 'publish-version')
