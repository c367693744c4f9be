import { randomUUID } from 'node:crypto'
import type { Job } from '@passerelle/jobs'
import { createQueue, type QueueTarget } from '@passerelle/queue'

/** No-op jobs a second over the project's own queue adapter: added in batches and worked off, one process. */
export async function bareRate(target: QueueTarget, jobs: number, concurrency: number): Promise<number> {
  const queue = await createQueue(target)
  let done = 0
  const finished = Promise.withResolvers<void>()
  const handle = async (): Promise<void> => {
    done += 1
    if (done === jobs) finished.resolve()
  }
  const all = Array.from({ length: jobs }, (): Job => ({
    name: 'assign-reviewer',
    payload: { translationId: randomUUID() },
  }))
  const began = performance.now()
  await queue.work('assign-reviewer', { handle, setAside: () => Promise.resolve() }, { concurrency })
  for (let from = 0; from < jobs; from += 500) await queue.add(all.slice(from, from + 500))
  await finished.promise
  const seconds = (performance.now() - began) / 1000
  await queue.close()
  return jobs / seconds
}
