import { expect, it } from 'vitest'
import { type Budget, grant, type Share, type Spent } from './budget.ts'
import { translationId } from './ids.ts'

const call = { engine: 'deepl', price: { perMillionCharacters: 20, currency: 'EUR' } }
const share = (id: string, account: string, characters: number, most = characters): Share => ({
  translationId: translationId(id),
  account,
  email: `${account}@example.org`,
  characters,
  most,
})
const spent = (account: string, characters: number, more: Partial<Spent> = {}): Spent => ({
  engine: 'deepl',
  account,
  email: `${account}@example.org`,
  characters,
  cost: characters * 20,
  currency: 'EUR',
  ...more,
})
const granted = (shares: readonly Share[], budgets: readonly Budget[], before: readonly Spent[] = []) =>
  [...grant(shares, call, budgets, before).values()].map((each) =>
    'over' in each ? `${each.over.budget.name}: ${each.over.left}` : each.reserved,
  )

it('without a budget everything is granted, with room for repairs', () => {
  expect(granted([share('a', 'ada', 100, 150)], [])).toEqual([150])
})
it('a cap is used to the last character, and where there is no room for repairs the plain price will do', () => {
  const month = [{ name: 'month', cap: { characters: 100 } }]
  expect(granted([share('a', 'ada', 100, 150)], month)).toEqual([100])
  expect(granted([share('a', 'ada', 101, 150)], month)).toEqual(['month: 100'])
  expect(granted([share('a', 'ada', 1)], month, [spent('bob', 100)])).toEqual(['month: 0'])
})
it('a share that is stopped takes nothing from those behind it, and what is granted counts for them', () => {
  const month = [{ name: 'month', cap: { characters: 100 } }]
  const shares = [share('a', 'ada', 200), share('b', 'bob', 60), share('c', 'cleo', 50)]
  expect(granted(shares, month)).toEqual(['month: 100', 60, 'month: 40'])
})
it('one account’s budget, by id or address, does not stop another; each account may have as much', () => {
  const before = [spent('ada', 90), spent('bob', 10)]
  const shares = [share('a', 'ada', 20), share('b', 'bob', 20)]
  for (const source of ['ada', 'ada@example.org'])
    expect(granted(shares, [{ name: 'feed', source, cap: { characters: 100 } }], before)).toEqual([
      'feed: 10',
      20,
    ])
  expect(granted(shares, [{ name: 'each', source: '*', cap: { characters: 100 } }], before)).toEqual([
    'each: 10',
    20,
  ])
})
it('a budget of one engine does not watch another, and money counts what is asked for in its currency', () => {
  const other = [{ name: 'other', engine: 'gpt', cap: { characters: 0 } }]
  expect(granted([share('a', 'ada', 10)], other)).toEqual([10])
  const money = [{ name: 'money', cap: { amount: 0.002, currency: 'EUR' } }]
  expect(granted([share('a', 'ada', 100)], money)).toEqual([100])
  expect(granted([share('a', 'ada', 101)], money)).toEqual(['money: 2000'])
  expect(granted([share('a', 'ada', 100)], money, [spent('bob', 9, { currency: 'USD' })])).toEqual([100])
})
