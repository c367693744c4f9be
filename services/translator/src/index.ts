import { startWorker, type WorkerContext } from '@passerelle/assembly'
import type { QueueWorker } from '@passerelle/workflow'

/** The translator fills translations from the memory and an engine. Closing it waits for the jobs that run. */
export const startTranslator = (context: WorkerContext): Promise<QueueWorker> =>
  startWorker(context, 'draft-translation')
