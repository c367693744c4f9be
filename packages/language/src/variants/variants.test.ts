import { readdirSync, readFileSync } from 'node:fs'
import { languageOf, locale } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import english from './en.json' with { type: 'json' }
import portuguese from './pt.json' with { type: 'json' }
import { VARIANT_DEFAULTS, variantOf } from './variants.ts'
import chinese from './zh.json' with { type: 'json' }

// A file is a test: its name says the variant that each of its lines shows; a name without one that none of them shows any.
const FIXTURES = new URL('../../fixtures/variants/', import.meta.url)
const lines = readdirSync(FIXTURES).flatMap((name) =>
  readFileSync(new URL(name, FIXTURES), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => [name.replace('.txt', ''), line] as const),
)

describe('a variant', () => {
  test.each(lines)('%s shows in: %s', (name, line) => {
    const tag = locale(name)
    const found = variantOf(line, languageOf(tag))
    expect(found?.language ?? languageOf(tag)).toBe(tag)
  })
  test('is a hint with the confidence of what speaks for it', () => {
    expect(variantOf('o autocarro', locale('pt'))).toEqual({ language: 'pt-PT', confidence: 0.75 })
    expect(variantOf('o autocarro e o ônibus', locale('pt'))).toBeUndefined()
    expect(variantOf('o autocarro', locale('pt'), { least: 0.8 })).toBeUndefined()
  })
  test('is not shown by one word said again and again', () => {
    expect(variantOf('equipa '.repeat(50), locale('pt'))?.confidence).toBe(0.833)
  })
  test('is told for a language with a region too, and for no language that has none here', () => {
    expect(variantOf('o autocarro', locale('pt-BR'))?.language).toBe('pt-PT')
    expect(variantOf('Le budget', locale('fr'))).toBeUndefined()
    expect(variantOf('Le budget', locale('und'))).toBeUndefined()
  })
})

test('no entry speaks for two variants', () => {
  for (const table of [english, portuguese]) {
    const all = Object.values(table).flat()
    expect(all.filter((entry, at) => all.indexOf(entry) !== at)).toEqual([])
  }
  const all = Object.values(chinese).flatMap((characters) => [...characters])
  expect(all.filter((entry, at) => all.indexOf(entry) !== at)).toEqual([])
})

test('whatever the text, a hint is one of the language’s own, as sure as it must be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('pt', 'en', 'sr', 'zh'), (text, tag) => {
      const found = variantOf(text, locale(tag))
      if (found === undefined) return
      expect(languageOf(found.language)).toBe(tag)
      expect(found.confidence).toBeGreaterThanOrEqual(VARIANT_DEFAULTS.least)
    }),
  )
})
