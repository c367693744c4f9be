import type { TranslationId } from './ids.ts'

/** The most that engines may cost in a calendar month (UTC, by the database's clock). Free engines are never stopped. */
export interface Budget {
  /** As messages and `status` call it. */
  readonly name: string
  /** Only this submitting account, by its id or e-mail address; '*' gives each account as much; absent: all of them together. */
  readonly source?: string
  /** Only this engine. */
  readonly engine?: string
  /** Characters as engines bill them, or money, which counts what is asked for in that currency. */
  readonly cap: Cap
}
export type Cap =
  | { readonly characters: number }
  | { readonly amount: number /** ISO 4217. */; readonly currency: string }

/** What an engine asks for a million characters that it bills. */
export interface Price {
  readonly perMillionCharacters: number
  readonly currency: string
}

/** Who is asked, at what price. */
export interface PricedCall {
  readonly engine: string
  readonly price: Price
}

/** A submitting account as budgets name it. */
export interface Payer {
  readonly account: string
  readonly email: string | null
}

/** What an engine has billed an account this month, or may bill: what was reserved, settled or is uncertain. */
export interface Spent extends Payer {
  readonly engine: string
  readonly characters: number
  /** Millionths of the currency. */
  readonly cost: number
  readonly currency: string
}

/** What one translation wants of a call, and whose it is. */
export interface Share extends Payer {
  readonly translationId: TranslationId
  /** What its texts cost once. */
  readonly characters: number
  /** The same with room for texts that are sent again because they came back damaged. */
  readonly most: number
}

/** What is reserved for a share, or the budget that stops it. */
export type Grant = { readonly reserved: number } | { readonly over: Overdraft }

/** A budget that does not reach for what a translation wanted; in characters, or in millionths of its currency. */
export interface Overdraft {
  readonly budget: Budget
  readonly left: number
  readonly wanted: number
}

/** What a number of characters costs, in millionths of the currency. */
export const costOf = (characters: number, { perMillionCharacters }: Price): number =>
  characters * perMillionCharacters

/** A cap in what is counted: characters, or millionths of its currency. */
export const capOf = (cap: Cap): number => ('characters' in cap ? cap.characters : cap.amount * 1_000_000)

/** What counts against a budget of all that was spent. `account` is whose share it is, where each account has one for itself. */
export const usedOf = (budget: Budget, account: string | null, spent: readonly Spent[]): number =>
  spent
    .filter((row) => watches(budget, row) && (budget.source !== '*' || row.account === account))
    .reduce((sum, row) => sum + ('characters' in budget.cap ? row.characters : row.cost), 0)

/**
 * What the budgets reach for, share by share: what was granted to one counts for the next, and a share that is stopped takes nothing
 * from those behind it. Where there is no room for sending again, the plain price will do.
 */
export function grant(
  shares: readonly Share[],
  call: PricedCall,
  budgets: readonly Budget[],
  spent: readonly Spent[],
): ReadonlyMap<TranslationId, Grant> {
  const rows = [...spent]
  const grants = new Map<TranslationId, Grant>()
  for (const { translationId, ...share } of shares) {
    const granted = grantOf(share, call, budgets, rows)
    if ('row' in granted) rows.push(granted.row)
    grants.set(translationId, 'row' in granted ? { reserved: granted.row.characters } : granted)
  }
  return grants
}

/** What the budgets reach for of one share: the row that it then counts as, or the budget that stops it. */
export function grantOf(
  { account, email, characters, most }: Omit<Share, 'translationId'>,
  { engine, price }: PricedCall,
  budgets: readonly Budget[],
  spent: readonly Spent[],
): { readonly row: Spent } | { readonly over: Overdraft } {
  const { currency } = price
  const rowOf = (wanted: number): Spent => {
    return { engine, account, email, characters: wanted, cost: costOf(wanted, price), currency }
  }
  const full = rowOf(most)
  const row = overdraft(full, budgets, spent) === undefined ? full : rowOf(characters)
  const over = overdraft(row, budgets, spent)
  return over === undefined ? { row } : { over }
}

/** The first budget that does not reach for what is wanted. */
function overdraft(
  wanted: Spent,
  budgets: readonly Budget[],
  spent: readonly Spent[],
): Overdraft | undefined {
  return budgets
    .filter((budget) => watches(budget, wanted))
    .map((budget) => ({
      budget,
      left: Math.max(0, capOf(budget.cap) - usedOf(budget, wanted.account, spent)),
      wanted: 'characters' in budget.cap ? wanted.characters : wanted.cost,
    }))
    .find((each) => each.wanted > each.left)
}

function watches({ source, engine, cap }: Budget, spent: Spent): boolean {
  if (engine !== undefined && engine !== spent.engine) return false
  if ('currency' in cap && cap.currency !== spent.currency) return false
  return source === undefined || source === '*' || source === spent.account || source === spent.email
}
