import { type Budget, capOf, type Spent, usedOf } from '@passerelle/domain'
import type { CaseSpend } from '@passerelle/workflow'
import { table } from './table.ts'

/** Where a budget stands this month, in characters or in its currency; one row for each account where each has as much. */
export interface BudgetStanding {
  readonly name: string
  readonly account: string | null
  readonly unit: string
  readonly cap: number
  readonly used: number
  readonly left: number
}

export function budgetStandings(
  budgets: readonly Budget[],
  spent: readonly Spent[],
): readonly BudgetStanding[] {
  return budgets.flatMap((budget) => {
    const { name, source, cap } = budget
    const [unit, scale] =
      'characters' in cap ? (['characters', 1] as const) : ([cap.currency, 1_000_000] as const)
    const most = capOf(cap)
    const accounts = source === '*' ? [...new Set(spent.map(({ account }) => account))] : [null]
    return accounts.map((account) => {
      const used = usedOf(budget, account, spent)
      return {
        name,
        account,
        unit,
        cap: most / scale,
        used: used / scale,
        left: Math.max(0, most - used) / scale,
      }
    })
  })
}

/** This month's spend by engine, and what is left of each budget; nothing where nothing was spent and nothing is capped. */
export function spendTable(budgets: readonly Budget[], spent: readonly Spent[]): string {
  const engines = Map.groupBy(spent, ({ engine, currency }) => `${engine}\t${currency}`)
  const rows = [...engines].map(([key, group]) => {
    const [engine = '', currency = ''] = key.split('\t')
    const sum = (of: 'characters' | 'cost'): number => group.reduce((all, row) => all + row[of], 0)
    return [
      `Spent this month at ${engine}`,
      `${sum('characters')} characters, ${money(sum('cost'), currency)}`,
    ]
  })
  const standings = budgetStandings(budgets, spent).map(({ name, account, unit, cap, left }) => [
    `Left of the budget '${name}'${account === null ? '' : ` for ${account}`}`,
    `${shown(left, unit)} of ${shown(cap, unit)} ${unit}`,
  ])
  return rows.length + standings.length === 0 ? '' : `\n\n${table([...rows, ...standings])}`
}

/** What a case has cost; nothing where it cost nothing. */
export function caseSpendTable(spend: readonly CaseSpend[]): string {
  if (spend.length === 0) return ''
  const rows = spend.map(({ engine, source, target, state, characters, cost, currency, reasons }) => [
    `${engine} ${source}→${target}`,
    state,
    `${characters} characters, ${money(cost, currency)}`,
    reasons.join(' '),
  ])
  return `\n\nSpend\n${table(rows)}`
}

const money = (millionths: number, currency: string): string =>
  `${(millionths / 1_000_000).toFixed(2)} ${currency}`
const shown = (value: number, unit: string): string =>
  unit === 'characters' ? String(value) : value.toFixed(2)
