import { locale } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { asApertium, findWay, pairsOf } from './apertium-pairs.ts'

const PAIRS = pairsOf(
  'eco-es-fr es-fr fr-es fra-cat cat-fra spa-eng spa-eng_US eng-spa cat-eng eng-cat es-pt es-pt_BR pt-es ro-es spa-cat_valencia ita-spa'.split(
    ' ',
  ),
)

describe('findWay', () => {
  const way = (source: string, target: string, maxLegs = 2) =>
    findWay(PAIRS, locale(source), locale(target), maxLegs)?.map(({ mode }) => mode)

  test.each([
    ['fr', 'es', ['fr-es']],
    ['fr', 'ca', ['fra-cat']],
    ['fr', 'en', ['fr-es', 'spa-eng']],
    ['fr', 'en-US', ['fr-es', 'spa-eng_US']],
    ['es', 'en-GB', ['spa-eng']],
    ['es', 'pt-BR', ['es-pt_BR']],
    ['es', 'pt', ['es-pt']],
    ['fr-CA', 'pt-AO', ['fr-es', 'es-pt']],
    ['ro', 'en', ['ro-es', 'spa-eng']],
  ])('goes from %s to %s', (source, target, modes) => {
    expect(way(source, target)).toEqual(modes)
  })

  test('there is no way against the direction of a pair, to another form of one language, or through too many', () => {
    expect(way('es', 'ro')).toBeUndefined()
    expect(way('en-GB', 'en-US')).toBeUndefined()
    expect(way('fr', 'en', 1)).toBeUndefined()
    expect(way('fr', 'ja')).toBeUndefined()
  })
})

test("a locale's own code is read as those of modes are", () => {
  const codes = new Map([
    [locale('no'), { source: 'nob', target: 'nno' }],
    [locale('pt'), { target: 'pt_BR' }],
  ])
  expect(asApertium(locale('no'), locale('pt'), codes)).toEqual(['nb', 'pt-BR'])
  expect(asApertium(locale('es'), locale('no'), codes)).toEqual(['es', 'nn'])
})
