import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Locale, locale } from '@passerelle/domain'
import { flatten, loadLocales, type Messages, messageFaults } from '@passerelle/i18n'
import { expect, test } from 'vitest'

const folders = await loadLocales()
const deskOf = (tag: Locale): Messages =>
  folders.find(({ info }) => info.tag === tag)?.namespaces.get('desk') ?? {}

test.each(['fr', 'es'])('%s says everything that English says, in all its plural forms', (tag) => {
  expect(messageFaults(deskOf(locale('en')), deskOf(locale(tag)), locale(tag))).toEqual([])
})

test('English has every plural form that it needs, and no other', () => {
  const english = deskOf(locale('en'))
  expect(messageFaults(english, english, locale('en'))).toEqual([])
})

test('every sentence that the code names is in the catalogue', () => {
  const keys = new Set(
    [...flatten(deskOf(locale('en'))).keys()].map((key) => key.replace(/_(one|other)$/, '')),
  )
  const root = fileURLToPath(new URL('..', import.meta.url))
  const named = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)])
    .flatMap(([, key]) => key ?? [])
  expect(named.length).toBeGreaterThan(60)
  expect(named.filter((key) => !keys.has(key))).toEqual([])
})
