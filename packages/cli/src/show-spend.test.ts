import type { Budget, Spent } from '@passerelle/domain'
import { expect, it } from 'vitest'
import { budgetStandings, spendTable } from './show-spend.ts'

const spent: readonly Spent[] = [
  { engine: 'deepl', account: 'ada', email: null, characters: 600, cost: 12_000, currency: 'EUR' },
  { engine: 'deepl', account: 'bob', email: null, characters: 100, cost: 2_000, currency: 'EUR' },
]
const budgets: readonly Budget[] = [
  { name: 'month', cap: { characters: 650 } },
  { name: 'each', source: '*', cap: { characters: 500 } },
  { name: 'money', cap: { amount: 1, currency: 'EUR' } },
]

it('a budget stands for all accounts together, or for each', () => {
  expect(budgetStandings(budgets, spent).map(({ name, account, left }) => [name, account, left])).toEqual([
    ['month', null, 0],
    ['each', 'ada', 0],
    ['each', 'bob', 400],
    ['money', null, 0.986],
  ])
})
it('the spend of a month is summed up by engine', () => {
  expect(spendTable(budgets, spent)).toContain('700 characters, 0.01 EUR')
  expect(spendTable([], [])).toBe('')
})
