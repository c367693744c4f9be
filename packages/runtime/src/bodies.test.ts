import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formFields } from './bodies.ts'

test('a form of any texts comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
      (fields) => {
        expect({ ...formFields(new URLSearchParams(fields).toString()) }).toEqual({ ...fields })
      },
    ),
  )
})

test.each(['a=%ff', 'a=%c0%af', 'a=%', 'a=\uFFFD', '%ff=a'])('the form %s is refused', (text) => {
  expect(() => formFields(text)).toThrow('not valid UTF-8')
})

test('a field named __proto__ is a field like any other', () => {
  const fields = formFields('__proto__=x')
  expect(Object.keys(fields)).toEqual(['__proto__'])
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
})
