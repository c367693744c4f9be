import { locale } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { messageFaults } from './completeness.ts'
import { loadLocales } from './load.ts'

const folders = await loadLocales()
const reference = folders.find(({ info }) => info.tag === 'en')

describe('the locales of this checkout', () => {
  const pairs = folders.flatMap((folder) =>
    [...(reference?.namespaces ?? [])].map(([namespace, texts]) => ({
      tag: folder.info.tag,
      namespace,
      texts,
      folder,
    })),
  )

  test('include the reference', () => {
    expect(reference?.namespaces.has('reader')).toBe(true)
  })

  test.each(pairs)(
    '$tag/$namespace.json says everything that en says',
    ({ tag, namespace, texts, folder }) => {
      expect(
        messageFaults(texts, folder.namespaces.get(namespace) ?? {}, tag).map(({ message }) => message),
      ).toEqual([])
    },
  )
})

describe('a comparison of texts', () => {
  const english = { title: 'Hello {{name}}', cases_one: '{{count}} case', cases_other: '{{count}} cases' }
  const faults = (texts: Record<string, string>, tag = 'fr'): string[] =>
    messageFaults(english, texts, locale(tag)).map(({ key, fault }) => `${key} ${fault}`)

  test('finds what is missing, unknown and empty', () => {
    expect(
      faults({ extra: 'x', cases_one: 'un', cases_many: '{{count}}', cases_other: '{{count}}' }),
    ).toEqual(['title missing', 'extra unknown'])
    expect(
      faults({ title: ' {{name}}', cases_one: ' ', cases_many: '{{count}}', cases_other: '{{count}}' }),
    ).toEqual(['cases_one empty'])
  })

  test('asks for every plural form of the language and for no other', () => {
    expect(
      faults({ title: '{{name}}', cases_one: 'ein', cases_few: '{{count}}', cases_other: '{{count}}' }, 'de'),
    ).toEqual(['cases_few plural_unused'])
    expect(faults({ title: '{{name}}', cases_one: '{{count}}', cases_other: '{{count}}' }, 'uk')).toEqual([
      'cases_few plural_missing',
      'cases_many plural_missing',
    ])
  })

  test('finds places that were lost or made up', () => {
    expect(
      faults({ title: '{{nom}}', cases_one: 'un', cases_many: '{{count}}', cases_other: 'des' }),
    ).toEqual(['title places_differ', 'cases_other places_differ'])
  })
})
