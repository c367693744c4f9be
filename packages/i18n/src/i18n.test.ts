import { locale } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { createI18n } from './i18n.ts'
import type { LocaleFolder } from './load.ts'
import { readLocaleFile } from './locale-file.ts'
import type { Messages } from './messages.ts'

const folder = (tag: string, texts: Messages, fallback: string | null = null): LocaleFolder => ({
  info: readLocaleFile(tag, { tag, name: tag, fallback }),
  namespaces: new Map([['reader', texts]]),
})

const english = folder('en', {
  hello: 'Hello {{name}}',
  cases_one: 'one case',
  cases_other: '{{count}} cases',
  nested: { only: 'only in English' },
})
const russian = folder(
  'ru',
  {
    hello: 'Привет, {{name}}',
    cases_one: '{{count}} случай',
    cases_few: '{{count}} случая',
    cases_many: '{{count}} случаев',
    cases_other: '{{count}} случая',
  },
  'en',
)
const i18n = createI18n([english, russian])
const en = i18n.translator(locale('en'), 'reader')
const ru = i18n.translator(locale('ru'), 'reader')

describe('a translator', () => {
  test('fills the places of a message', () => {
    expect(en('hello', { name: 'Ada' })).toBe('Hello Ada')
  })

  test.each([
    '{{count}}',
    '{{name}}',
    '$t(cases, {"count": 3})',
    '$t(hello)',
    '<b>bold</b>',
    '{{- name}} $t(nested.only) &amp;',
    "O'Brien",
  ])('prints the name %j as the text it is', (name) => {
    expect(en('hello', { name })).toBe(`Hello ${name}`)
  })

  test('chooses the plural form of the language', () => {
    expect([1, 2, 5, 21].map((count) => ru('cases', { count }))).toEqual([
      '1 случай',
      '2 случая',
      '5 случаев',
      '21 случай',
    ])
    expect(en('cases', { count: 1 })).toBe('one case')
  })

  test('falls back along the chain of its locale', () => {
    expect(ru('nested.only')).toBe('only in English')
  })

  test('shows the key of a missing message and reports it', () => {
    const missing: unknown[] = []
    const watched = createI18n([english], { onMissing: (report) => missing.push(report) })
    expect(watched.translator(locale('en'), 'reader')('no.such')).toBe('no.such')
    expect(missing).toEqual([{ locale: 'en', namespace: 'reader', key: 'no.such' }])
  })

  test('cuts a message at the places where nodes will stand', () => {
    const node = { element: 'bdi' }
    expect(en.parts('hello', { name: node })).toEqual(['Hello ', node])
    expect(ru.parts('hello', { name: node })).toEqual(['Привет, ', node])
  })

  test('keeps a value from standing in the place of a node', () => {
    const marked = createI18n([folder('en', { both: '{{a}} and {{b}}' })]).translator(locale('en'), 'reader')
    expect(marked.parts('both', { b: 0 }, { a: '\uFDD0b\uFDD1' })).toEqual(['b and ', 0])
  })

  test('does not read values as options', () => {
    expect(en('hello', { name: 'Ada', lng: 'ru', ns: 'desk', defaultValue: 'x' })).toBe('Hello Ada')
  })
})

describe('the list of locales', () => {
  test('is closed', () => {
    expect(i18n.find('en')?.tag).toBe('en')
    for (const tag of ['EN', 'en/../fr', '__proto__', 'constructor', 'de', ''])
      expect(i18n.find(tag)).toBeUndefined()
    expect(() => i18n.translator(locale('de'), 'reader')).toThrow('Add the folder locales/de')
  })

  test('keeps instances apart', () => {
    const other = createI18n([folder('en', { hello: 'Other' })])
    expect(other.translator(locale('en'), 'reader')('hello')).toBe('Other')
    expect(en('hello', { name: 'Ada' })).toBe('Hello Ada')
  })
})
