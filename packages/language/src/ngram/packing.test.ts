import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addGains, type Entry, packEntries, unpackEntries } from './packing.ts'

const gain = fc.record({
  language: fc.integer({ min: 0, max: 255 }),
  gain: fc.integer({ min: -64, max: 191 }).map((steps) => steps / 16),
})
const entries: fc.Arbitrary<Entry[]> = fc
  .uniqueArray(
    fc.record({
      hash: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      gains: fc.uniqueArray(gain, { minLength: 1, maxLength: 255, selector: ({ language }) => language }),
    }),
    { selector: ({ hash }) => hash },
  )
  .map((list) => list.sort((a, b) => a.hash - b.hash))

test('what an n-gram says for each language comes back as it was packed', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const table = unpackEntries(packEntries(list), list.length)
      for (const { hash, gains } of list) {
        const scores = new Float64Array(256)
        expect(addGains(table, hash, scores)).toBe(true)
        const expected = new Float64Array(256)
        for (const { language, gain } of gains) expected[language] = gain
        expect(scores).toEqual(expected)
      }
    }),
  )
})

test('an n-gram that the model lacks says nothing', () => {
  const table = unpackEntries(packEntries([{ hash: 7, gains: [{ language: 1, gain: 2 }] }]), 1)
  const scores = new Float64Array(2)
  expect(addGains(table, 8, scores)).toBe(false)
  expect([...scores]).toEqual([0, 0])
})

test('more languages than a byte can count are refused', () => {
  const gains = Array.from({ length: 256 }, (_, language) => ({ language, gain: 1 }))
  expect(() => packEntries([{ hash: 1, gains }])).toThrow('256 languages')
})
