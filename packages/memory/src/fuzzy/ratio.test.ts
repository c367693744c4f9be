import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureOf } from './distance.ts'
import { distanceWithin, similarity } from './ratio.ts'

/** Levenshtein's distance by the whole table, as the textbook has it. */
function textbook(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1),
        ),
      )
    row = next
  }
  return row[b.length] ?? 0
}

const unitsOf = (text: string) => Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
// Few letters make many repetitions, and lengths around 32 and 64 the borders of the words.
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ç', '漢', '🌉'), maxLength: 80 })

describe('the distance of two texts', () => {
  it('is that of the textbook, for texts of any length', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(measureOf(a)(unitsOf(b), 0, b.length, 1000)).toBe(textbook(a, b))
      }),
    )
  })

  it('is one more than the limit wherever it is beyond it', () => {
    fc.assert(
      fc.property(text, text, fc.nat(60), (a, b, atMost) => {
        expect(measureOf(a)(unitsOf(b), 0, b.length, atMost)).toBe(Math.min(textbook(a, b), atMost + 1))
      }),
    )
  })

  it('reads a part of what stands in a row', () => {
    expect(measureOf('pont')(unitsOf('le port,'), 3, 7, 9)).toBe(1)
  })
})

describe('the similarity of two texts', () => {
  it('goes by the longer one', () => {
    expect(similarity('un pont', 'un port')).toBeCloseTo(6 / 7)
    expect(similarity('', '')).toBe(1)
    expect(similarity('', 'abc')).toBe(0)
  })

  it('counts capitals', () => {
    expect(similarity('Polish', 'polish')).toBeLessThan(1)
  })

  it('leaves as many differences as a least ratio allows, to the last', () => {
    expect(distanceWithin(0.7, 10, 8)).toBe(3)
    expect(distanceWithin(0.75, 4, 4)).toBe(1)
    expect(distanceWithin(1, 50, 50)).toBe(0)
  })
})
