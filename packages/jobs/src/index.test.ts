import { describe, expect, it } from 'vitest'
import { JOB_NAMES, parseJob, retryDelay, subjectOf } from './index.ts'

const id = '019ac0de-0000-7000-8000-000000000001'

describe('a job from outside', () => {
  it('is read by the schema of its name', () => {
    const job = parseJob('detect-case', { revisionId: id })
    expect(job).toEqual({ name: 'detect-case', payload: { revisionId: id } })
    if (!('poison' in job)) expect(subjectOf(job)).toBe(id)
  })
  it('is poison with its reason when its name or payload is wrong', () => {
    expect(parseJob('drop-tables', {})).toEqual({ poison: "There is no job named 'drop-tables'." })
    for (const name of JOB_NAMES)
      for (const payload of [undefined, null, {}, { revisionId: 'x', translationId: 'x' }, '\0'])
        expect(parseJob(name, payload)).toHaveProperty('poison')
  })
})

describe('the next try', () => {
  it('waits longer each time and ends', () => {
    expect([1, 2, 3, 4, 5].map((failures) => retryDelay('transient', failures, null, 0))).toEqual([
      1000,
      4000,
      15_000,
      60_000,
      null,
    ])
  })
  it('waits as it was told, and being told to wait never ends it', () => {
    expect(retryDelay('rate_limit', 50, 7000, 0)).toBe(7000)
    expect(retryDelay('rate_limit', 50, null, 0)).toBe(5000)
  })
  it('is spread by up to a fifth', () => {
    expect(retryDelay('transient', 1, null, 0.999)).toBe(1200)
  })
  it('does not come after a permanent failure', () => {
    expect(retryDelay('permanent', 1, 1000, 0)).toBeNull()
  })
})
