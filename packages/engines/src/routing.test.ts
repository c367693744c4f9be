import { locale } from '@passerelle/domain'
import { scriptedEngine } from '@passerelle/testkit'
import { describe, expect, test } from 'vitest'
import type { Route } from './routes.ts'
import { createEngines } from './routing.ts'

const [fr, en, ptBR] = [locale('fr'), locale('en'), locale('pt-BR')]
const one = scriptedEngine(undefined, { name: 'one', pairs: ['fr-en', 'fr-pt-BR'] })
const two = scriptedEngine(undefined, { name: 'two' })

describe('createEngines', () => {
  const names = async (source = fr, target = en, routes = createEngines([one, two])) =>
    (await routes.route(source, target)).map(({ name }) => name)

  test('without routes the order of the list decides, and who does not serve the pair is left out', async () => {
    expect(await names()).toEqual(['one', 'two'])
    expect(await names(en, fr)).toEqual(['two'])
  })

  test('the first route that fits decides, by whole tag or by language', async () => {
    const engines = createEngines([one, two], {
      routes: [
        { source: fr, target: locale('pt'), engines: ['two'] },
        { target: en, engines: ['two', 'one'] },
      ],
    })
    expect(await names(fr, ptBR, engines)).toEqual(['two'])
    expect(await names(fr, en, engines)).toEqual(['two', 'one'])
    expect(await names(en, fr, engines)).toEqual(['two'])
  })

  test('a route may close a pair to every engine', async () => {
    expect(await names(fr, en, createEngines([one, two], { routes: [{ source: fr, engines: [] }] }))).toEqual(
      [],
    )
  })

  test.each<[readonly Route[], RegExp]>([
    [[{ engines: ['three'] }], /'three', which is not set up here\. Known: one, two/],
    [[{ engines: ['one', 'one'] }], /names an engine twice/],
    [[{ engines: [], pivot: en }], /has the pivot 'en' and no engine for it/],
    [[{ source: locale('en-GB'), engines: ['one'], pivot: en }], /one of its own two languages/],
    [[{ engines: ['one'] }, { source: fr, engines: ['two'] }], /from 'fr' to any language is never taken/],
    [
      [
        { source: fr, engines: ['one'] },
        { source: locale('fr-CA'), engines: [] },
      ],
      /is never taken/,
    ],
  ])('a route that can not be meant so is refused at once: %j', (routes, message) => {
    expect(() => createEngines([one, two], { routes })).toThrow(message)
  })

  test('a narrower route before a wider one is no mistake', async () => {
    const routes = [
      { source: locale('fr-CA'), engines: [] },
      { source: fr, engines: ['one'] },
    ]
    expect(await names(locale('fr-CA'), en, createEngines([one, two], { routes }))).toEqual([])
  })
})

test('while an engine is left alone the next one is asked, and the last one says for how long', async () => {
  let now = 0
  const busy = scriptedEngine(
    () => ({ ok: false, kind: 'rate_limit', message: 'Wait.', retryAfterMs: 1000 }),
    {
      name: 'busy',
    },
  )
  const ask = { source: fr, target: en, texts: ['Oui'], signal: AbortSignal.timeout(1000) }
  const { route } = createEngines([busy, two], { now: () => now })
  await (await route(fr, en))[0]?.translate(ask)
  expect((await route(fr, en)).map(({ name }) => name)).toEqual(['two'])
  now = 1000
  expect((await route(fr, en)).map(({ name }) => name)).toEqual(['busy', 'two'])

  const alone = createEngines([busy], { now: () => now })
  await (await alone.route(fr, en))[0]?.translate(ask)
  expect(await (await alone.route(fr, en))[0]?.translate(ask)).toMatchObject({
    kind: 'rate_limit',
    retryAfterMs: 1000,
  })
})
