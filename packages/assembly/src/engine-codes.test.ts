import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locale } from '@passerelle/domain'
import { deeplEngine } from '@passerelle/engines'
import { startDeeplServer } from '@passerelle/testkit'
import { afterAll, expect, test } from 'vitest'
import { engineCodes } from './engine-codes.ts'

const folder = mkdtempSync(join(tmpdir(), 'passerelle-codes-'))
const server = await startDeeplServer()
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

test("a locale's folder says under which code an engine takes it", async () => {
  await mkdir(join(folder, 'en'))
  const file = { tag: 'en', name: 'English', engines: { deepl: { target: 'en-US' } } }
  await writeFile(join(folder, 'en', 'locale.json'), JSON.stringify(file))
  const codesOf = await engineCodes(folder)
  expect(codesOf('libretranslate').size).toBe(0)

  const engine = deeplEngine({ authKey: server.authKey, serverUrl: server.url, codes: codesOf('deepl') })
  for (const [source, target] of [
    [locale('fr'), locale('en')],
    [locale('en'), locale('pt')],
  ] as const)
    await engine.translate({ source, target, texts: ['Oui'], signal: AbortSignal.timeout(5000) })
  // Portuguese has no folder there: the engine finds its code by itself.
  expect(server.calls()).toMatchObject([{ target: 'en-US' }, { source: 'en', target: 'pt-PT' }])
})

test('the locales of this checkout name codes that engines have', async () => {
  const codesOf = await engineCodes()
  expect(codesOf('deepl').get(locale('en'))).toEqual({ source: 'en', target: 'en-GB' })
})
