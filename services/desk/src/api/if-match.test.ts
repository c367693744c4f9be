import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entityTag, readIfMatch } from './if-match.ts'

test('a version is read quoted, weak and bare', () => {
  for (const header of ['"5"', 'W/"5"', '5', ' "5" '])
    expect(readIfMatch(header)).toEqual({ given: 'version', version: 5 })
})

test('every tag that is given out is understood when it comes back', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999 }), (version) => {
      expect(readIfMatch(entityTag(version))).toEqual({ given: 'version', version })
    }),
  )
})

test('a missing header is told from one that makes no sense', () => {
  expect(readIfMatch(undefined)).toEqual({ given: 'nothing' })
  expect(readIfMatch(' ')).toEqual({ given: 'nothing' })
  for (const header of ['*', '"a"', '"5', '5"', '-1', '"1", "2"', '1e3', '12345678901'])
    expect(readIfMatch(header)).toEqual({ given: 'nonsense' })
})
