import { expect, test } from 'vitest'
import { addGains, pack } from './packing.ts'

const gains = (packed: string): number[] => {
  const scores = new Float64Array(3)
  addGains(packed, scores)
  return [...scores]
}

test('an n-gram counts for the languages that use it, the more the more frequent it is there', () => {
  const [first = 0, second = 0, third] = gains(pack(0, 10) + pack(1, 4))
  expect(third).toBe(0)
  expect(second).toBeGreaterThan(first)
  // Six levels are three halvings.
  expect(second - first).toBeCloseTo(3 * Math.LN2)
})

test('an n-gram as rare as those that the model lacks counts for nothing', () => {
  expect(gains(pack(2, 34))).toEqual([0, 0, 0])
})

test('a number without a digit of its own is refused', () => {
  expect(() => pack(62, 0)).toThrow('62')
})
