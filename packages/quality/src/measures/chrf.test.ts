import { expect, test } from 'vitest'
import { chrF } from './chrf.ts'

test('the same is 100, nothing in common 0, and white space and codes are nothing', () => {
  expect(chrF(['Un <1>chat</1> dort.'], ['Un chat  dort.'])).toBe(100)
  expect(chrF(['abc'], ['xyz'])).toBe(0)
  expect(chrF([''], ['xyz'])).toBe(0)
})

test('worked by hand: one sign of three is other', () => {
  // 'abc' against 'abd': two of three signs, one of two pairs, none of one triple, on both sides.
  expect(chrF(['abc'], ['abd'])).toBeCloseTo((100 * (2 / 3 + 1 / 2 + 0)) / 3, 10)
})

test('worked by hand: recall weighs twice', () => {
  // 'ab' against 'abc': precision 1 and 1; recall 2/3 and 1/2. F = 5PR / (4P + R).
  const recall = (2 / 3 + 1 / 2) / 2
  expect(chrF(['ab'], ['abc'])).toBeCloseTo((100 * 5 * recall) / (4 + recall), 10)
})

test('texts are counted together, the longer ones for more', () => {
  expect(chrF(['aaaa aaaa', 'x'], ['aaaa aaaa', 'y'])).toBeGreaterThan(85)
})
