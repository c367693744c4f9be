import { expect, test } from 'vitest'
import type { QueueProblem } from './options.ts'
import { reporter } from './report.ts'

test('the same problem of the same queue is told once in ten seconds', () => {
  const told: QueueProblem[] = []
  let now = 0
  const report = reporter(
    (problem) => told.push(problem),
    () => now,
  )
  report('a', new Error('away'))
  report('a', new Error('away'))
  report('b', new Error('away'))
  report('a', new Error('full'))
  now = 9_999
  report('a', new Error('away'))
  expect(told).toEqual([
    { queue: 'a', message: 'away' },
    { queue: 'b', message: 'away' },
    { queue: 'a', message: 'full' },
  ])
  now = 10_000
  report('a', new Error('away'))
  expect(told).toHaveLength(4)
})
