import { createMetrics } from '@passerelle/runtime'
import { expect, test } from 'vitest'
import { jobMetrics } from './job-metrics.ts'

test('tries are counted by job and outcome and timed, whichever worker of a process does them', async () => {
  const metrics = createMetrics()
  const worker = jobMetrics(metrics)
  await worker.measure('detect-case', async () => ({ outcome: 'done' }))
  await jobMetrics(metrics).measure('detect-case', async () => ({ outcome: 'done' }))
  await expect(
    worker.measure('detect-case', async () => {
      throw new Error('The database is away.')
    }),
  ).rejects.toThrow('away')
  worker.count('publish-version', 'set-aside')

  const text = await metrics.metrics()
  for (const line of [
    'passerelle_jobs_total{job="detect-case",outcome="done"} 2',
    'passerelle_jobs_total{job="detect-case",outcome="failed"} 1',
    'passerelle_jobs_total{job="publish-version",outcome="set-aside"} 1',
    'passerelle_job_duration_seconds_count{job="detect-case"} 3',
  ])
    expect(text).toContain(line)
})

test('two processes in one test have numbers of their own', async () => {
  const [one, other] = [createMetrics(), createMetrics()]
  jobMetrics(one).count('assign-reviewer', 'done')
  jobMetrics(other)
  expect(await other.metrics()).not.toContain('job="assign-reviewer"')
})
