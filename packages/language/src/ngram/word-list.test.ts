import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachOfList, packList } from './word-list.ts'

const unpacked = (packed: string): string[] => {
  const entries: string[] = []
  eachOfList(packed, (entry, place) => {
    entries[place] = entry
  })
  return entries
}

test('each entry says how much of the one before it it begins with', () => {
  expect(packList([' a', ' ab', ' b'])).toBe('0 a2b1b')
})

test('a packed list of sorted strings without digits comes back as it was', () => {
  const entry = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 12 })
    .filter((text) => !/[0-9]/.test(text))
  fc.assert(
    fc.property(fc.uniqueArray(entry), (entries) => {
      const sorted = [...entries].sort()
      expect(unpacked(packList(sorted))).toEqual(sorted)
    }),
  )
})
