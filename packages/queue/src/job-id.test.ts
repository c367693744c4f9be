import { expect, test } from 'vitest'
import { jobId } from './job-id.ts'

const id = '019ac0de-0000-7000-8000-000000000001'

test('a job waits under its name and subject', () => {
  expect(jobId({ name: 'draft-translation', payload: { translationId: id } })).toBe(`draft-translation.${id}`)
})

test('two jobs on the same subject under different names are two', () => {
  const assign = jobId({ name: 'assign-reviewer', payload: { translationId: id } })
  expect(assign).not.toBe(jobId({ name: 'draft-translation', payload: { translationId: id } }))
})

test('an id holds no colon, which BullMQ refuses, and stays unlike every other', () => {
  const of = (translationId: string) => jobId({ name: 'draft-translation', payload: { translationId } })
  expect(of('a:b')).toBe('draft-translation.a%3Ab')
  expect(of('a%3Ab')).not.toBe(of('a:b'))
})
