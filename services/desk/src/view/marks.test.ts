import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasMarks, splitMarks } from './marks.ts'

test('an override that turns a sentence round is a mark by itself', () => {
  expect(splitMarks('pay \u202e001\u202c now')).toEqual([
    { type: 'plain', value: 'pay ' },
    { type: 'mark', label: 'RLO', codePoint: 'U+202E', character: '\u202e' },
    { type: 'plain', value: '001' },
    { type: 'mark', label: 'PDF', codePoint: 'U+202C', character: '\u202c' },
    { type: 'plain', value: ' now' },
  ])
})

test('the joiner inside an emoji or a Nepali word is no surprise, between Latin letters it is', () => {
  expect(hasMarks('\u{1f469}\u200d\u{1f4bb}')).toBe(false)
  expect(hasMarks('क्\u200dष'.normalize())).toBe(false)
  expect(hasMarks('pass\u200dword')).toBe(true)
})

test('no character is lost or moved', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '\u200b', '\u202e', '\u00a0', '\u{1f469}', '\u200d'),
  })
  fc.assert(
    fc.property(text, (value) => {
      const again = splitMarks(value).map((part) => (part.type === 'plain' ? part.value : part.character))
      expect(again.join('')).toBe(value)
    }),
  )
})
