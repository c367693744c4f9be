import { locale } from '@passerelle/domain'
import { createLogger } from '@passerelle/runtime'
import { expect, test } from 'vitest'
import { openEngines } from './open-engines.ts'

const log = createLogger({ name: 'test', level: 'silent' })
const deepl = { authKey: 'key', serverUrl: 'http://127.0.0.1:1' }

test('DeepL comes first where it has a key, and only then', async () => {
  const names = async (settings: Parameters<typeof openEngines>[0]) =>
    (await openEngines(settings, log)).all.map(({ name }) => name)
  expect((await names({ deepl, routes: [] }))[0]).toBe('deepl')
  expect(await names({ routes: [] })).not.toContain('deepl')
})

test("the installation's routes decide, and one to an engine that is not there stops the start", async () => {
  const none = { source: locale('fr'), engines: [] }
  const engines = await openEngines({ deepl, routes: [none] }, log)
  expect(await engines.route(locale('fr'), locale('en'))).toEqual([])
  await expect(openEngines({ routes: [{ engines: ['babel'] }] }, log)).rejects.toThrow(
    /^PASSERELLE_CONFIG: .*'babel', which is not set up here\./,
  )
})
