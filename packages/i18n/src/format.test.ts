import { locale } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { formatsFor, ownLanguageName } from './format.ts'

describe('formats', () => {
  const french = formatsFor(locale('fr'))

  test('are those of the locale', () => {
    expect(french.date('2026-11-23T23:30:00Z')).toBe('23 novembre 2026')
    expect(french.number(12_345)).toBe('12\u202F345')
    expect(french.list(['a', 'b', 'c'])).toBe('a, b et c')
    expect(french.language(locale('uk'))).toBe('ukrainien')
    expect(french.country('DE')).toBe('Allemagne')
  })

  test('show what they cannot name as it is', () => {
    expect(french.country('not a country')).toBe('not a country')
    expect(french.date('soon')).toBe('soon')
  })

  test('know how a language calls itself', () => {
    expect(ownLanguageName(locale('uk'))).toBe('українська')
    expect(ownLanguageName(locale('ar'))).toBe('العربية')
  })
})
