import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadLocales } from './load.ts'
import { readLocaleFile } from './locale-file.ts'
import { readMessages } from './messages.ts'

describe('a locale.json', () => {
  test('takes its direction from its script unless it says one', () => {
    expect(readLocaleFile('ar', { tag: 'ar', name: 'العربية' }).direction).toBe('rtl')
    expect(readLocaleFile('pt-BR', { tag: 'pt-BR', name: 'Português' }).direction).toBe('ltr')
  })

  test('holds the codes of engines, one for both sides or one for each', () => {
    const engines = {
      libretranslate: 'pb',
      deepl: { source: 'pt', target: 'pt-BR' },
      apertium: { source: 'por' },
    }
    expect(readLocaleFile('pt-BR', { tag: 'pt-BR', name: 'Português', engines }).engines).toEqual({
      libretranslate: { source: 'pb', target: 'pb' },
      deepl: { source: 'pt', target: 'pt-BR' },
      apertium: { source: 'por' },
    })
  })

  test.each([
    [{ tag: 'pt-BR', name: 'Português', engines: { deepl: 7 } }, "engines.deepl: Write the engine's code"],
    [{ tag: 'pt-br', name: 'Português' }, 'Write it as "pt-BR".'],
    [{ tag: 'not a tag', name: 'x' }, 'Write a BCP 47 language tag'],
    [{ tag: 'fr', name: 'Français' }, 'Name its folder "fr"'],
    [{ tag: 'pt-BR' }, "Give the language's own name"],
    [{ tag: 'pt-BR', name: 'Português', direction: 'up' }, 'Write "ltr" or "rtl"'],
    [{ tag: 'pt-BR', name: 'Português', colour: 'red' }, 'colour'],
    ['text', 'the file'],
  ])('%j is refused, saying what to do', (json, cure) => {
    expect(() => readLocaleFile('pt-BR', json)).toThrow(cure)
  })
})

describe('a namespace file', () => {
  test('holds texts and objects of texts only', () => {
    expect(() => readMessages('fr/reader.json', { a: { b: 3 } })).toThrow(
      'locales/fr/reader.json can\'t be used: write a text or an object of texts at "a.b"',
    )
  })

  test('cannot reach a prototype', () => {
    for (const text of [
      '{"__proto__":{"polluted":"yes"}}',
      '{"a":{"constructor":{"prototype":{"polluted":"yes"}}}}',
    ]) {
      expect(() => readMessages('fr/reader.json', JSON.parse(text))).toThrow(
        'under a key that is not __proto__',
      )
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('a locales folder', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'locales-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }

  test('is read whole, one namespace a file', async () => {
    await write('fr/locale.json', '{"tag":"fr","name":"Français"}')
    await write('fr/reader.json', '{"title":"Bonjour"}')
    const [french] = await loadLocales(folder)
    expect(french?.info.name).toBe('Français')
    expect(french?.namespaces.get('reader')).toEqual({ title: 'Bonjour' })
  })

  test('names the file that is broken', async () => {
    await write('fr/locale.json', '{"tag":"fr","name":"Français"}')
    await write('fr/reader.json', '{"title": }')
    await expect(loadLocales(folder)).rejects.toThrow('locales/fr/reader.json is not valid JSON')
  })

  test('names a folder without its locale.json, and a fallback that is not there', async () => {
    await write('fr/reader.json', '{}')
    await expect(loadLocales(folder)).rejects.toThrow('locales/fr has no locale.json')
    await write('fr/locale.json', '{"tag":"fr","name":"Français","fallback":"en"}')
    await expect(loadLocales(folder)).rejects.toThrow('falls back to "en", which has no folder')
  })

  test('with nothing in it is refused', async () => {
    await expect(loadLocales(folder)).rejects.toThrow('There is no locale')
  })
})
