import { locale, UND } from '@passerelle/domain'
import { createI18n } from '@passerelle/i18n'
import { expect, test } from 'vitest'
import { type Tongue, tongueFor } from './tongue.ts'
import { age, dateTime, languageName } from './wording.ts'

const i18n = createI18n(
  ['en', 'fr', 'es'].map((tag) => ({
    info: { tag: locale(tag), name: tag, direction: 'ltr' as const, engines: {}, fallback: null },
    namespaces: new Map(),
  })),
)
const tongue = (tag: string): Tongue => tongueFor(i18n, locale(tag))
const now = new Date('2026-11-23T12:00:00Z')

test('an age is told in the coarsest unit that still says something', () => {
  const english = tongue('en')
  expect(age(english, '2026-11-23T11:59:40Z', now)).toBe('time.justNow')
  expect(age(english, '2026-11-23T11:18:00Z', now)).toBe('42 minutes ago')
  expect(age(english, '2026-11-22T11:00:00Z', now)).toBe('yesterday')
  expect(age(english, '2026-11-01T12:00:00Z', now)).toBe('3 weeks ago')
  expect(age(tongue('fr'), '2026-08-23T12:00:00Z', now)).toBe('il y a 3 mois')
})

test('a clock that runs behind never makes a page speak of the future', () => {
  expect(age(tongue('en'), '2026-11-23T12:05:00Z', now)).toBe('time.justNow')
})

test('languages are named in the language of the page', () => {
  expect(languageName(tongue('es'), locale('fr'))).toBe('francés')
  expect(languageName(tongue('es'), UND)).toBe('language.unknown')
})

test('a time names its zone', () => {
  expect(dateTime(tongue('en'), '2026-11-23T08:05:00Z')).toMatch(/Nov 23, 2026.*8:05.*UTC$/)
})
