import { locale } from '@passerelle/domain'
import { expect, test } from 'vitest'
import { openEngines } from './open-engines.ts'

const deepl = { authKey: 'key', serverUrl: 'http://127.0.0.1:1' }

test('DeepL comes first where it has a key, and only then', async () => {
  const names = async (settings: Parameters<typeof openEngines>[0]) =>
    (await openEngines(settings)).all.map(({ name }) => name)
  expect((await names({ deepl, routes: [] }))[0]).toBe('deepl')
  expect(await names({ routes: [] })).not.toContain('deepl')
})

test('servers of a model, of LibreTranslate and of Apertium come after it, each where its address is known', async () => {
  const { all } = await openEngines({
    deepl,
    openaiCompatible: { url: 'http://127.0.0.1:1', model: 'm' },
    libretranslate: { url: 'http://127.0.0.1:1' },
    apertiumApyUrl: 'http://127.0.0.1:1',
    routes: [],
  })
  expect(all.map(({ name }) => name)).toEqual(['deepl', 'openai-compatible', 'libretranslate', 'apertium'])
  // Nothing answers there: the local Apertium, which may be here, would say what it serves.
  expect(await all[3]?.supports(locale('fr'), locale('ja'))).toBe(true)
})

test("the installation's routes decide, and one to an engine that is not there stops the start", async () => {
  const none = { source: locale('fr'), engines: [] }
  const engines = await openEngines({ deepl, routes: [none] })
  expect(await engines.route(locale('fr'), locale('en'))).toEqual([])
  await expect(openEngines({ routes: [{ engines: ['babel'] }] })).rejects.toThrow(
    /^PASSERELLE_CONFIG: .*'babel', which is not set up here\./,
  )
})
