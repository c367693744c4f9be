import { locale, personId } from '@passerelle/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queuePath, readQueueWish, toFilter } from './filter.ts'

const targets = [locale('en'), locale('fr')]
const read = (path: string) =>
  readQueueWish(Object.fromEntries(new URL(path, 'http://desk.invalid').searchParams), targets)

test('the queue opens with what waits for a review', () => {
  expect(read('/desk')).toEqual({
    state: 'in_review',
    target: null,
    mine: false,
    search: '',
    order: 'newest',
    cursor: null,
  })
})

test('an address of the queue says everything that was wished', () => {
  const wish = fc.record({
    state: fc.constantFrom('all' as const, 'in_review' as const, 'blocked' as const),
    target: fc.constantFrom(null, ...targets),
    mine: fc.boolean(),
    search: fc.string({ maxLength: 30 }).map((text) => text.trim()),
    order: fc.constantFrom('newest' as const, 'oldest' as const),
    cursor: fc.option(fc.uuid()),
  })
  fc.assert(
    fc.property(wish, (wished) => {
      expect(read(queuePath(wished))).toEqual(wished)
    }),
  )
})

test('what the address can not mean is left alone', () => {
  expect(readQueueWish({ state: 'won', target: 'de', mine: ['1'], q: { a: 1 }, order: '' }, targets)).toEqual(
    read('/desk'),
  )
})

test('a reviewer is held to their own languages', () => {
  const filter = toFilter(read('/desk?state=all&mine=1'), personId('p'), [locale('fr')])
  expect(filter).toEqual({ targets: ['fr'], assignee: 'p', order: 'newest' })
})
