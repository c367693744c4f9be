import type { JobName } from '@passerelle/jobs'
import { Counter, Histogram, oncePerRegistry } from '@passerelle/runtime'
import type { JobOutcome } from '@passerelle/workflow'

/** How a try ended; `failed` when not even that could be noted, `set-aside` for what was no job. */
type Ending = JobOutcome['outcome'] | 'failed' | 'set-aside'

/** What a process that works on queues tells about its jobs. Several workers of one process share one set. */
export const jobMetrics = oncePerRegistry((metrics) => {
  const jobs = new Counter({
    name: 'passerelle_jobs_total',
    help: 'Tries of jobs that have ended, by name and outcome.',
    labelNames: ['job', 'outcome'] as const,
    registers: [metrics],
  })
  const seconds = new Histogram({
    name: 'passerelle_job_duration_seconds',
    help: 'Time that a try takes, by name.',
    labelNames: ['job'] as const,
    // From a router's few milliseconds to a long text on a slow engine.
    buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120],
    registers: [metrics],
  })
  return {
    count: (job: JobName, outcome: Ending): void => jobs.inc({ job, outcome }),
    /** Times a try and counts how it ended. */
    measure: async (job: JobName, work: () => Promise<JobOutcome>): Promise<JobOutcome> => {
      const stop = seconds.startTimer({ job })
      try {
        const ended = await work()
        jobs.inc({ job, outcome: ended.outcome })
        return ended
      } catch (error) {
        jobs.inc({ job, outcome: 'failed' })
        throw error
      } finally {
        stop()
      }
    },
  }
})
