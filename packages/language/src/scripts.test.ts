import { describe, expect, test } from 'vitest'
import { countScripts, scriptOf } from './scripts.ts'

const NAMES: Readonly<Record<string, string>> = {
  Latn: 'Latin',
  Cyrl: 'Cyrillic',
  Grek: 'Greek',
  Arab: 'Arabic',
  Deva: 'Devanagari',
  Hani: 'Han',
  Hang: 'Hangul',
  Thai: 'Thai',
}

describe('scripts', () => {
  for (const [script, name] of Object.entries(NAMES)) {
    test(`the table agrees with the engine's Unicode data about every ${name} letter`, () => {
      const pattern = new RegExp(`^[\\p{Script=${name}}&&\\p{L}]$`, 'v')
      const different: string[] = []
      for (let point = 0; point < 0x30000; point++) {
        if (point >= 0xd800 && point <= 0xdfff) continue
        const letter = pattern.test(String.fromCodePoint(point))
        if (letter && scriptOf(point) !== script) different.push(point.toString(16))
      }
      expect(different).toEqual([])
    })
  }

  test('digits, punctuation, emoji and a lone surrogate belong to no script', () => {
    expect([...countScripts('0123 ,.!? 🎉 \ud800 १२३ ٠١٢')]).toEqual([])
  })

  test('letters are counted by script', () => {
    expect(Object.fromEntries(countScripts('Привіт, Зоряно! OK'))).toEqual({ Cyrl: 12, Latn: 2 })
  })
})
