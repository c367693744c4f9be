import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shareOut } from './share-out.ts'

it('a bill is shared out to the last character, nobody more than one from the exact share', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.array(fc.nat(5_000), { minLength: 1, maxLength: 50 }),
      (total, weights) => {
        const shares = shareOut(total, weights)
        const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0)
        expect(sum(shares)).toBe(total)
        const all = sum(weights)
        if (all > 0)
          for (const [index, share] of shares.entries())
            expect(Math.abs(share - (total * (weights[index] ?? 0)) / all)).toBeLessThan(1.000001)
      },
    ),
  )
})
it.each([
  [10, [1, 1, 1], [4, 3, 3]],
  [7, [5, 0, 2], [5, 0, 2]],
  [3, [0, 0], [3, 0]],
  [0, [4, 4], [0, 0]],
])('%i shared by %j is %j', (total, weights, shares) => {
  expect(shareOut(total, weights)).toEqual(shares)
})
