import { locale } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { negotiate, parseAcceptLanguage } from './negotiate.ts'

const offered = [locale('en'), locale('fr'), locale('es'), locale('pt-BR')]
const from = (acceptLanguage: string, saved?: string): string =>
  negotiate({ acceptLanguage, saved }, offered, locale('en'))

describe('Accept-Language', () => {
  test('is ordered by quality, and by place where qualities are equal', () => {
    expect(parseAcceptLanguage('es;q=0.8, fr, en;q=0.8, *;q=0.1')).toEqual(['fr', 'es', 'en'])
  })

  test('leaves out what is refused, malformed or no language', () => {
    expect(parseAcceptLanguage('fr;q=0, es;q=7, ../../etc, de;q=x, en')).toEqual(['en'])
  })

  test('is read in bounded time however long it is', () => {
    const started = performance.now()
    expect(parseAcceptLanguage(`${'a-'.repeat(50_000)},fr`)).toEqual([])
    parseAcceptLanguage(';q='.repeat(33_000))
    expect(parseAcceptLanguage('fr,'.repeat(33_000)).length).toBeLessThanOrEqual(20)
    expect(performance.now() - started).toBeLessThan(100)
  })
})

describe('negotiation', () => {
  test.each([
    ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
    ['es-419', 'es'],
    ['pt', 'pt-BR'],
    ['de, es;q=0.5', 'es'],
    ['ja', 'en'],
    ['', 'en'],
    ['*', 'en'],
  ])('of %j chooses %s', (header, expected) => {
    expect(from(header)).toBe(expected)
  })

  test('puts the saved choice first, if it is offered', () => {
    expect(from('fr', 'es')).toBe('es')
    expect(from('fr', 'de')).toBe('fr')
    expect(from('fr', '//evil')).toBe('fr')
  })

  test('always answers with an offered locale', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (header, saved) => {
        expect(offered).toContain(from(header, saved))
      }),
    )
  })
})
