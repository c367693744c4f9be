import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterOf, isFiltered, readListingQuery, writeListingQuery } from './listing-query.ts'

describe('a question to the list', () => {
  test('comes back from its address as it was', () => {
    const text = (most: number) =>
      fc.option(
        fc
          .string({ minLength: 1, maxLength: most })
          .filter((value) => value.trim() === value && !value.includes('\0')),
        {
          nil: undefined,
        },
      )
    fc.assert(
      fc.property(
        fc.record({
          search: text(200),
          country: fc.option(fc.stringMatching(/^[A-Z]{2}$/), { nil: undefined }),
          year: fc.option(fc.integer({ min: 1, max: 9999 }), { nil: undefined }),
          topic: text(100),
          translatedOnly: fc.boolean(),
          page: fc.integer({ min: 1, max: 100_000 }),
        }),
        (query) => {
          const written = new URLSearchParams(writeListingQuery(query))
          expect(readListingQuery(Object.fromEntries(written))).toEqual(query)
        },
      ),
    )
  })

  test('is answered whatever was sent', () => {
    const plain = readListingQuery({})
    for (const query of [
      undefined,
      null,
      { page: '0' },
      { page: '-1' },
      { page: '9e9' },
      { year: 'last' },
      { country: "x' or 1=1" },
      { q: '   ' },
      { q: '\0' },
      { q: {} },
      { translated: 'yes' },
      JSON.parse('{"__proto__":{"q":"x"}}'),
    ]) {
      expect(readListingQuery(query)).toEqual(plain)
    }
  })

  test('takes the first of values that come twice, and cuts what is too long', () => {
    expect(readListingQuery({ q: ['a', 'b'] }).search).toBe('a')
    expect(readListingQuery({ q: 'x'.repeat(100_000) }).search).toHaveLength(200)
  })

  test('is a filter when it asks for less than everything', () => {
    expect(isFiltered(readListingQuery({ page: '3' }))).toBe(false)
    expect(isFiltered(readListingQuery({ topic: 'water' }))).toBe(true)
    expect(filterOf(readListingQuery({ q: 'a', translated: '1' }))).toEqual({
      search: 'a',
      translatedOnly: true,
    })
  })
})
