import { expect, it } from 'vitest'
import { cleanCoded, cleanText, hashOf } from './text.ts'

it('stored text is composed, and free of NUL and lone surrogates', () => {
  expect(cleanText('e\u0301\0\uD800')).toBe('\u00E9\uFFFD')
})

it('a code before a combining mark stays a code', () => {
  expect(cleanCoded('<1>\u0338e\u0301</1>')).toBe('<1>\u0338\u00E9</1>')
})

it('a hash does not depend on the order of keys, but on that of lists', () => {
  expect(hashOf({ a: 1, b: [1, 2] })).toBe(hashOf({ b: [1, 2], a: 1 }))
  expect(hashOf({ b: [1, 2] })).not.toBe(hashOf({ b: [2, 1] }))
})
