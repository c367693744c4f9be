import { describe, expect, test } from 'vitest'
import { applyMatches, type Candidate, matchKey } from './index.ts'

const unit = (source: string, target: string, rest: Partial<Candidate> = {}): Candidate => ({
  source,
  target,
  from: 'human',
  trust: 'approved',
  at: '2026-01-01T00:00:00Z',
  ...rest,
})

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
    applyMatches([{ source }], candidates).get(0)?.target

  test('each segment gets its own match, and the others none', () => {
    const matches = applyMatches(
      [{ source: 'Un' }, { source: 'Deux' }, { source: 'Un' }],
      [unit('Un', 'One'), unit('Trois', 'Three')],
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
})
