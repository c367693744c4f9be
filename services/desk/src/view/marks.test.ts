import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasMarks, marksOf, splitMarks } from './marks.ts'

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

test('what Unicode draws as nothing stands as its number, a control character too', () => {
  expect(marksOf('a\u2063b\u0007c\u{e0041}d\u3164').map(({ label }) => label)).toEqual([
    'U+2063',
    'U+0007',
    'U+E0041',
    'U+3164',
  ])
})

test('line breaks, flags, selectors of a variant and the joiners of India are no surprise', () => {
  for (const text of [
    'a\n\tb',
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '\u2764\ufe0f',
    'ക്\u200dഷ',
    '葛\u{e0100}',
  ])
    expect(hasMarks(text)).toBe(false)
  expect(hasMarks('pass\ufe0fword')).toBe(true)
  expect(hasMarks('tag\u{e0041}')).toBe(true)
})

test('each unseen character of a text is told once', () => {
  expect(marksOf('\u200fa\u200fb\u00adc').map(({ label }) => label)).toEqual(['RLM', 'SHY'])
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
