import { expect, test } from 'vitest'
import { isQueueMissing, messageOf, QueueError } from './error.ts'

test('a message loses what no database can store', () => {
  expect(messageOf(new Error('a\0b\ud800c'))).toBe('a\uFFFDb\uFFFDc')
})

test('a message is one line of at most 500 characters, also where the cut falls into an emoji', () => {
  const message = messageOf(new Error(`${'x\n'.repeat(249)}y${'😀'.repeat(10)}`))
  expect(message).toHaveLength(500)
  expect(message.isWellFormed()).toBe(true)
  expect(message).not.toContain('\n')
})

test('an error without words is told by its code', () => {
  // Node's answer when every address of a host refuses.
  expect(messageOf(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED')
})

test('a missing table, function or schema means that the queue is missing, and an absent server does not', () => {
  const coded = (code: string): Error => Object.assign(new Error('…'), { code })
  expect(['42P01', '42883', '3F000'].map((code) => isQueueMissing(coded(code)))).toEqual([true, true, true])
  expect(isQueueMissing(new QueueError('queue_missing', '…'))).toBe(true)
  expect(isQueueMissing(new QueueError('queue_unreachable', '…'))).toBe(false)
  expect(isQueueMissing(coded('ECONNREFUSED'))).toBe(false)
  expect(isQueueMissing('42P01')).toBe(false)
})
