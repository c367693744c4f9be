import { locale } from '@passerelle/domain'
import { scriptedEngine } from '@passerelle/testkit'
import { describe, expect, test } from 'vitest'
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
    const engines = createEngines(
      [one, two],
      [
        { source: fr, target: locale('pt'), engines: ['two'] },
        { target: en, engines: ['two', 'one'] },
      ],
    )
    expect(await names(fr, ptBR, engines)).toEqual(['two'])
    expect(await names(fr, en, engines)).toEqual(['two', 'one'])
    expect(await names(en, fr, engines)).toEqual(['two'])
  })

  test('a route may close a pair to every engine', async () => {
    expect(await names(fr, en, createEngines([one, two], [{ source: fr, engines: [] }]))).toEqual([])
  })

  test('a route to an engine that is not there is refused at once', () => {
    expect(() => createEngines([one], [{ engines: ['three'] }])).toThrow(
      /'three', which is not set up here\. Known: one/,
    )
  })
})
