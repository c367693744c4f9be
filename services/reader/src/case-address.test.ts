import { locale } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CaseLanguages,
  caseTexts,
  indexingOf,
  originalPath,
  originalPathFor,
  readsAlike,
} from './case-address.ts'

const [en, fr, es, de, uk] = ['en', 'fr', 'es', 'de', 'uk'].map(locale)
const site = { locales: ['en', 'fr', 'es'].map(locale), defaultLocale: locale('en') }
const item = (source: string, ...others: string[]): CaseLanguages => ({
  slug: 'x',
  sourceLanguage: locale(source),
  locales: [source, ...others].map(locale),
})

describe('the address of an original', () => {
  test('is the page of its own language where the site has one', () => {
    expect(originalPath(item('fr', 'en'), site)).toBe('/fr/cases/x')
  })

  test('is the default page while nobody has translated it there', () => {
    expect(originalPath(item('de'), site)).toBe('/en/cases/x')
    expect(originalPath(item('de', 'fr'), site)).toBe('/en/cases/x')
  })

  test('moves beside the default page when that has a translation', () => {
    expect(originalPath(item('de', 'en'), site)).toBe('/en/cases/x/original')
  })

  test('is found by readers of every locale within their own interface', () => {
    expect(originalPathFor(item('de', 'fr'), site, locale('fr'))).toBe('/fr/cases/x/original')
    expect(originalPathFor(item('de', 'fr'), site, locale('es'))).toBe('/es/cases/x')
    expect(originalPathFor(item('fr'), site, locale('es'))).toBe('/fr/cases/x')
  })

  test('of a regional original is the page of its language', () => {
    expect(originalPath(item('en-GB'), site)).toBe('/en/cases/x')
    expect(readsAlike(locale('zh-Hans'), locale('zh-Hant'))).toBe(false)
  })
})

describe('what search engines are told', () => {
  test('names every text, and a page for everybody else', () => {
    expect(indexingOf(item('fr', 'en'), site, '/fr/cases/x')).toEqual({
      canonical: '/fr/cases/x',
      noindex: false,
      alternates: [
        { hreflang: 'en', path: '/en/cases/x' },
        { hreflang: 'fr', path: '/fr/cases/x' },
        { hreflang: 'x-default', path: '/en/cases/x' },
      ],
    })
  })

  test('sends a page without a text of its own to the original, and keeps it out', () => {
    expect(indexingOf(item('fr', 'en'), site, '/es/cases/x')).toEqual({
      canonical: '/fr/cases/x',
      noindex: true,
      alternates: [],
    })
  })

  test('keeps the default page of a foreign original in, under its own language', () => {
    const told = indexingOf(item('de'), site, '/en/cases/x')
    expect(told.noindex).toBe(false)
    expect(told.alternates).toEqual([
      { hreflang: 'de', path: '/en/cases/x' },
      { hreflang: 'x-default', path: '/en/cases/x' },
    ])
  })

  test('is reciprocal: every text names all the others, and no language twice', () => {
    const tags = fc.uniqueArray(fc.constantFrom(en, fr, es, de, uk), { minLength: 1 })
    fc.assert(
      fc.property(tags, (languages) => {
        const [source = de] = languages
        const some = {
          slug: 'x',
          sourceLanguage: source ?? locale('de'),
          locales: languages.flatMap((tag) => tag ?? []),
        }
        const texts = caseTexts(some, site)
        const all = texts.map(({ path }) => indexingOf(some, site, path))
        for (const told of all) {
          expect(told.noindex).toBe(false)
          expect(told.alternates).toEqual(all[0]?.alternates)
          expect(new Set(told.alternates.map(({ hreflang }) => hreflang)).size).toBe(told.alternates.length)
        }
        const named = all[0]?.alternates
          .filter(({ hreflang }) => hreflang !== 'x-default')
          .map(({ path }) => path)
        expect(named?.toSorted()).toEqual(texts.map(({ path }) => path).toSorted())
      }),
    )
  })
})
