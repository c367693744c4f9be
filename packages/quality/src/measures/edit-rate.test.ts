import { expect, test } from 'vitest'
import { editRate } from './edit-rate.ts'

test.each<[string, string, number, number]>([
  ['The cat sleeps.', 'The cat sleeps.', 0, 4],
  ['The cat sleeps.', 'The dog sleeps.', 1, 4],
  ['The cat sleeps.', 'The old cat sleeps.', 1, 5],
  ['The <1>cat</1> sleeps.', 'The cat <1>sleeps</1>.', 0, 4],
  // A row of words that moved is one edit, wherever it went.
  ['in the evening young people vote', 'young people vote in the evening', 1, 6],
  ['a b c d e f g', 'e f g a b c d', 1, 7],
  ['b a', 'a b', 1, 2],
  ['', 'all of it is new', 5, 5],
  ['猫は寝る', '犬は寝る', 1, 4],
])('from %j to %j: %i edits of %i words', (draft, approved, edits, words) => {
  expect(editRate(draft, approved)).toEqual({ edits, words, rate: edits / words })
})

test('nothing approved of something is all of it', () => {
  expect(editRate('a b c', '').rate).toBe(1)
  expect(editRate('', '').rate).toBe(0)
})

test('long texts are compared in a line: never more edits than there were', () => {
  const words = Array.from({ length: 20_000 }, (_, index) => `w${index % 700}`)
  expect(editRate(words.join(' '), [...words.slice(5), 'end'].join(' ')).edits).toBeLessThanOrEqual(6)
})
