import { locale } from '@passerelle/domain'
import { type DeeplServer, startDeeplServer } from '@passerelle/testkit'
import type { EngineTerm } from '@passerelle/workflow'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deeplEngine } from './deepl.ts'

const [fr, en] = [locale('fr'), locale('en')]
const HALL: EngineTerm = { source: 'mairie', target: 'town hall' }
let server: DeeplServer
beforeEach(async () => {
  server = await startDeeplServer()
})
afterEach(() => server.close())

const open = (terms: () => readonly EngineTerm[]) =>
  deeplEngine({ authKey: server.authKey, serverUrl: server.url, glossary: async () => terms() })
const ask = (engine: ReturnType<typeof open>, terms: readonly EngineTerm[]) =>
  engine.translate({
    source: fr,
    target: en,
    texts: ['La mairie'],
    terms,
    signal: AbortSignal.timeout(10_000),
  })

test('a glossary is made once, named by its entries, and used where a term stands in the texts', async () => {
  const engine = open(() => [HALL, { source: 'a\tb', target: 'x' }, { source: 'é'.repeat(600), target: 'x' }])
  expect((await ask(engine, [])).ok).toBe(true)
  expect(server.glossaries()).toEqual([])
  await Promise.all([ask(engine, [HALL]), ask(engine, [HALL])])
  expect(server.glossaries()).toMatchObject([{ source: 'fr', target: 'en', entries: 'mairie\ttown hall' }])
  expect(server.glossaries()[0]?.name).toMatch(/^passerelle-fr-en-[0-9a-f]{16}$/)
  expect(server.calls().map(({ glossary }) => glossary)).toEqual([undefined, 'glossary-1', 'glossary-1'])
  // Another process finds it by its name.
  await ask(
    open(() => [HALL]),
    [HALL],
  )
  expect(server.glossaries()).toHaveLength(1)
})

test('a changed termbase has a glossary of its own, and the old one goes', async () => {
  let terms = [HALL]
  const engine = open(() => terms)
  await ask(engine, [HALL])
  terms = [{ ...HALL, target: 'city hall' }]
  await ask(engine, terms)
  expect(server.glossaries()).toMatchObject([{ id: 'glossary-2', entries: 'mairie\tcity hall' }])
})

test('workers that make one at the same moment end with one', async () => {
  const answers = await Promise.all(
    [1, 2, 3].map(() =>
      ask(
        open(() => [HALL]),
        [HALL],
      ),
    ),
  )
  expect(answers.every(({ ok }) => ok)).toBe(true)
  await ask(
    open(() => [HALL]),
    [HALL],
  )
  expect(server.glossaries()).toHaveLength(1)
})

test('a glossary that is gone stops no draft', async () => {
  const engine = open(() => [HALL])
  await ask(engine, [HALL])
  await fetch(`${server.url}/v3/glossaries/glossary-1`, {
    method: 'DELETE',
    headers: { authorization: `DeepL-Auth-Key ${server.authKey}` },
  })
  expect((await ask(engine, [HALL])).ok).toBe(true)
  expect((await ask(engine, [HALL])).ok).toBe(true)
  expect(server.glossaries()).toMatchObject([{ id: 'glossary-2' }])
})
