import { describe, expect, it } from 'vitest'
import { directionOf, languageOf, locale, parseLocale, sameLanguage, UND } from './locale.ts'

describe('a locale', () => {
  it('is spelled canonically', () => {
    expect(parseLocale('PT-br')).toBe('pt-BR')
    expect(parseLocale('zh-hant-tw')).toBe('zh-Hant-TW')
  })
  it('is undefined for what is no tag', () => {
    for (const tag of ['', 'fr_FR!', '..%2f', 'x'.repeat(60), 'a', 'en-'])
      expect(parseLocale(tag)).toBeUndefined()
    expect(() => locale('no tag')).toThrow(RangeError)
  })
  it('shares its language with its regions', () => {
    expect(languageOf(locale('pt-BR'))).toBe('pt')
    expect(sameLanguage(locale('pt-BR'), locale('pt-PT'))).toBe(true)
    expect(sameLanguage(locale('pt'), locale('es'))).toBe(false)
  })
  it('has the direction of its script', () => {
    expect(directionOf(locale('ar'))).toBe('rtl')
    expect(directionOf(locale('he'))).toBe('rtl')
    expect(directionOf(locale('az-Arab'))).toBe('rtl')
    expect(directionOf(locale('fr'))).toBe('ltr')
    expect(directionOf(UND)).toBe('ltr')
  })
})
