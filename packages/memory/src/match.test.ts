import { DEFAULT_TRUST } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { applyMatches, type Candidate, contextsOf, matcher, matchKey, type Wanted } from './index.ts'

const unit = (source: string, target: string, rest: Partial<Candidate> = {}): Candidate => ({
  source,
  target,
  from: 'human',
  trust: 'approved',
  at: '2026-01-01T00:00:00Z',
  ...rest,
})

const wanted: Wanted = {
  languages: ['fr', 'en'],
  domains: ['budget'],
  now: new Date('2026-11-25T00:00:00Z'),
}

describe('matchKey', () => {
  test('composed and decomposed letters, and any white space, are the same text', () => {
    expect(matchKey(' Le\u00a0cafe\u0301\n noir ')).toBe(matchKey('Le café noir'))
  })

  test('capitals are never lost', () => {
    expect(matchKey('Polish')).not.toBe(matchKey('polish'))
    expect(matchKey('US')).not.toBe(matchKey('us'))
  })
})

describe('applyMatches', () => {
  const best = (source: string, ...candidates: Candidate[]) =>
    applyMatches([{ source }], candidates, wanted, DEFAULT_TRUST).get(0)?.target

  test('each segment gets its own match, and the others none', () => {
    const matches = applyMatches(
      [{ source: 'Un' }, { source: 'Deux' }, { source: 'Un' }],
      [unit('Un', 'One'), unit('Trois', 'Three')],
      wanted,
      DEFAULT_TRUST,
    )
    expect([...matches].map(([index, { target }]) => [index, target])).toEqual([
      [0, 'One'],
      [2, 'One'],
    ])
  })

  test('what was approved here comes before anything that was imported', () => {
    const imported = unit('Un', 'First', { trust: 'imported', at: '2026-09-01T00:00:00Z' })
    expect(best('Un', imported, unit('Un', 'One', { from: 'mt' }))).toBe('One')
    expect(best('Un', imported)).toBe('First')
  })

  test('what a person wrote comes before newer text of a machine', () => {
    expect(
      best('Un', unit('Un', 'machine', { from: 'mt', at: '2026-06-01T00:00:00Z' }), unit('Un', 'person')),
    ).toBe('person')
  })

  test('of two by persons the newer one wins', () => {
    expect(best('Un', unit('Un', 'old'), unit('Un', 'new', { at: '2026-02-01T00:00:00Z' }))).toBe('new')
  })

  test('a candidate that lost a code gives way to the next one', () => {
    expect(
      best(
        '<1>Un</1>',
        unit('<1>Un</1>', 'One', { at: '2026-09-01T00:00:00Z' }),
        unit('<1>Un</1>', '<1>One</1>'),
      ),
    ).toBe('<1>One</1>')
  })

  test('the same neighbours make 101 of 100, and come before a newer translation without them', () => {
    const [, context] = contextsOf(['Bien.', 'Un', 'Fin.'].map((source) => ({ field: 'body', source })))
    const there = { ...unit('Un', 'There'), ...(context === undefined ? {} : { context }) }
    const newer = unit('Un', 'Elsewhere', { at: '2026-09-01T00:00:00Z' })
    const [best, second] = matcher(
      [newer, there],
      wanted,
      DEFAULT_TRUST,
    )({
      source: 'Un',
      ...(context === undefined ? {} : { context }),
    })
    expect(best).toMatchObject({ match: 'in-context', percent: 101, target: 'There', penalties: [] })
    expect(second).toMatchObject({ match: 'exact', percent: 100, target: 'Elsewhere' })
    expect(matcher([there], wanted, DEFAULT_TRUST)({ source: 'Un' })[0]?.match).toBe('exact')
  })

  test('texts that differ in numbers alone get theirs, for one percent less', () => {
    const [match] = matcher(
      [unit('En 2019, 12 rues.', 'In 2019, 12 streets.')],
      wanted,
      DEFAULT_TRUST,
    )({
      source: 'En 2024, 15 rues.',
    })
    expect(match).toMatchObject({ match: 'patched', percent: 99, target: 'In 2024, 15 streets.' })
  })

  test('each reason for less trust takes its points, and is told', () => {
    const worth = (rest: Partial<Candidate>) => {
      const [match] = matcher([unit('Un', 'One', rest)], wanted, DEFAULT_TRUST)({ source: 'Un' })
      return [match?.percent, match?.penalties]
    }
    expect(worth({})).toEqual([100, []])
    expect(worth({ from: 'mt' })).toEqual([99, ['machine']])
    expect(worth({ trust: 'imported' })).toEqual([97, ['imported']])
    expect(worth({ domains: ['Budget', 'health'] })).toEqual([100, []])
    expect(worth({ domains: ['health'] })).toEqual([98, ['domain']])
    expect(worth({ languages: ['fr', 'en-GB'] })).toEqual([99, ['variant']])
    expect(worth({ at: '2020-01-01T00:00:00Z' })).toEqual([99, ['age']])
  })

  test('what is worth too little is offered and not made a draft', () => {
    const strict = { ...DEFAULT_TRUST, penalties: { ...DEFAULT_TRUST.penalties, imported: 15 } }
    const imported = unit('Un', 'One', { trust: 'imported' })
    expect(applyMatches([{ source: 'Un' }], [imported], wanted, strict).size).toBe(0)
    expect(matcher([imported], wanted, strict)({ source: 'Un' })).toHaveLength(1)
  })
})

describe('contextsOf', () => {
  const of = (...sources: string[]) => contextsOf(sources.map((source) => ({ field: 'body', source })))

  test('goes by both neighbours and the field, and by nothing farther away', () => {
    expect(of('A', 'B', 'C', 'D')[1]).toBe(of('A', 'B', 'C')[1])
    expect(of('A', 'B', 'C')[1]).not.toBe(of('A', 'B', 'D')[1])
    expect(of('A', 'B', 'C')[1]).not.toBe(of('C', 'B', 'A')[1])
    expect(of('A', 'B')[0]).not.toBe(
      contextsOf([
        { field: 'title', source: 'A' },
        { field: 'body', source: 'B' },
      ])[0],
    )
  })

  test('a segment all alone has none', () => {
    expect(of('A')).toEqual([undefined])
  })
})
