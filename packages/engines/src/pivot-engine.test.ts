import { locale } from '@passerelle/domain'
import { scriptedEngine } from '@passerelle/testkit'
import type { Engine, EngineFailure, EngineReply, EngineRequest } from '@passerelle/workflow'
import { describe, expect, test } from 'vitest'
import { createEngines } from './routing.ts'

const [eu, fr, en, es] = [locale('eu'), locale('fr'), locale('en'), locale('es')]
/** Puts the target before each word; codes stay where they are. */
const told = ({ texts, target }: EngineRequest): EngineReply => ({
  ok: true,
  texts: texts.map((text) => text.replaceAll(/(?<![</\d.\p{L}])(?=\p{L})/gu, `${target}.`)),
  model: `m-${target}`,
  billedCharacters: texts.join('').length,
})
const basque = () => scriptedEngine(told, { name: 'basque', pairs: ['eu-en'] })
const open = (engines: readonly Engine[], names = engines.map(({ name }) => name)) =>
  createEngines(engines, { routes: [{ engines: names, pivot: en }], random: () => 0 })
const ask = (engine: Engine | undefined, texts: readonly string[], more: Partial<EngineRequest> = {}) =>
  engine?.translate({ source: eu, target: es, texts, signal: AbortSignal.timeout(1000), ...more })

describe('a pivot', () => {
  test('goes through two engines, with the codes in place, and says which way and what both legs cost', async () => {
    const second = scriptedEngine(told, { name: 'wide', pairs: ['en-es'] })
    const [engine, ...others] = await open([basque(), second]).route(eu, es)
    expect(others).toEqual([])
    expect(engine?.name).toBe('basque+wide')
    expect(await ask(engine, ['bat <1>bi</1>', '<2/>'])).toEqual({
      ok: true,
      texts: ['es.en.bat <1>es.en.bi</1>', '<2/>'],
      model: 'm-en+m-es',
      via: ['en'],
      billedCharacters: 'bat <1>bi</1><2/>'.length + 'en.bat <1>en.bi</1><2/>'.length,
    })
  })

  test('goes through two pairs of one engine, under its own name', async () => {
    const engines = open([scriptedEngine(told, { name: 'wide', pairs: ['eu-en', 'en-es'] })])
    const [engine] = await engines.route(eu, es)
    expect(engine?.name).toBe('wide')
    expect(await engine?.supports(eu, es)).toBe(true)
    expect(await ask(engine, ['bat'])).toMatchObject({ texts: ['es.en.bat'], via: ['en'] })
  })

  test('comes after every direct pair, and not where one side is its own language', async () => {
    const direct = scriptedEngine(told, { name: 'direct', pairs: ['eu-es', 'eu-en', 'en-es', 'en-fr'] })
    const engines = open([direct])
    expect((await engines.route(eu, es)).map(({ name }) => name)).toEqual(['direct', 'direct'])
    expect(await engines.route(locale('en-GB'), fr)).toEqual([])
  })

  test('gives each leg what is left of the bill that was allowed, and the names that stay as they are', async () => {
    const [first, second] = [basque(), scriptedEngine(told, { name: 'wide', pairs: ['en-es'] })]
    const [engine] = await open([first, second]).route(eu, es)
    const allowed = engine?.mostBilled('bat') ?? 0
    const kept = { source: 'Decidim', target: 'Decidim' }
    const reply = await ask(engine, ['bat'], {
      mostBilled: allowed,
      terms: [kept, { source: 'bat', target: 'uno' }],
    })
    const [inward, outward] = [first.requests[0], second.requests[0]]
    expect(inward).toMatchObject({ mostBilled: 'bat'.length, terms: [kept] })
    expect(outward).toMatchObject({ mostBilled: allowed - 'bat'.length, terms: [kept] })
    expect(reply?.billedCharacters).toBeLessThanOrEqual(allowed)
  })

  test('is only taken where its legs have a price in one currency', async () => {
    const priced = (name: string, currency: string, pair: string) =>
      scriptedEngine(told, {
        name,
        pairs: [pair],
        abilities: { price: { perMillionCharacters: 20, currency } },
      })
    const [engine] = await open([priced('a', 'EUR', 'eu-en'), priced('b', 'EUR', 'en-es')]).route(eu, es)
    expect(engine?.abilities.price).toEqual({ perMillionCharacters: 40, currency: 'EUR' })
    expect(await open([priced('a', 'EUR', 'eu-en'), priced('b', 'USD', 'en-es')]).route(eu, es)).toEqual([])
  })

  test('never bills more than it said', async () => {
    const wordy = scriptedEngine(
      ({ texts }) => ({ ok: true, texts: texts.map((text) => text.repeat(9000)), billedCharacters: 3 }),
      { name: 'wordy', pairs: ['eu-en'] },
    )
    const second = scriptedEngine(told, { name: 'wide', pairs: ['en-es'] })
    const [engine] = await open([wordy, second]).route(eu, es)
    expect(await ask(engine, ['bat'])).toMatchObject({ kind: 'bad_reply', billedCharacters: 3 })
    expect(second.requests).toEqual([])
    const [plain] = await open([basque(), second]).route(eu, es)
    const reply = await ask(plain, ['bat'])
    expect(reply?.billedCharacters).toBeLessThanOrEqual(plain?.mostBilled('bat') ?? 0)
  })

  test('splits what the second leg would not take at once', async () => {
    const second = scriptedEngine(told, { name: 'narrow', pairs: ['en-es'], texts: 2 })
    const [engine] = await open([basque(), second]).route(eu, es)
    expect(await ask(engine, ['a', 'b', 'c'])).toMatchObject({ texts: ['es.en.a', 'es.en.b', 'es.en.c'] })
    expect(second.requests.map(({ texts }) => texts.length)).toEqual([2, 1])
  })
})

describe('a pivot whose second leg fails', () => {
  const failing = (failed: EngineFailure) => {
    const first = basque()
    const second = scriptedEngine((request, call) => (call === 1 ? failed : told(request)), {
      name: 'wide',
      pairs: ['en-es'],
    })
    return { first, second, engines: open([first, second]) }
  }

  test('says what the first leg cost, and does not pay for it again', async () => {
    const { first, engines } = failing({ ok: false, kind: 'transient', message: 'Later.' })
    const [engine] = await engines.route(eu, es)
    expect(await ask(engine, ['bat', 'bi'])).toMatchObject({ kind: 'transient', billedCharacters: 5 })
    const [again] = await engines.route(eu, es)
    expect(await ask(again, ['bi', 'hiru'])).toMatchObject({ texts: ['es.en.bi', 'es.en.hiru'] })
    expect(first.requests.map(({ texts }) => texts)).toEqual([['bat', 'bi'], ['hiru']])
  })

  test('is left alone as long as that engine is', async () => {
    const { second, engines } = failing({ ok: false, kind: 'quota', message: 'Used up.' })
    await ask((await engines.route(eu, es))[0], ['bat'])
    expect(await ask((await engines.route(eu, es))[0], ['bat'])).toMatchObject({ kind: 'quota' })
    expect(second.requests).toHaveLength(1)
  })
})
