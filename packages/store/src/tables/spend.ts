import { type CaseId, caseId, type Share, type Spent, type TranslationId } from '@passerelle/domain'
import type { PaidText } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Db, Trx } from '../sql.ts'

/** The first day of the calendar month, in UTC and by the database's clock. */
export const MONTH = sql<Date>`date_trunc('month', now() at time zone 'UTC')::date`

/** What counts against this month's budgets. */
export async function spentIn(db: Db | Trx): Promise<readonly Spent[]> {
  const rows = await db
    .selectFrom('spend')
    .leftJoin('account_user', 'account_user.id', 'spend.account')
    .select([
      'spend.engine',
      'spend.account',
      'spend.characters',
      'spend.cost',
      'spend.currency',
      'account_user.email',
    ])
    .where('spend.month', '=', MONTH)
    .orderBy('spend.engine')
    .orderBy('spend.account')
    .execute()
  return rows.map((row) => ({ ...row, characters: Number(row.characters), cost: Number(row.cost) }))
}

export type PayingShare = Share & { readonly caseId: CaseId }

/** Texts summed up by the translation that pays for them, in their order, with the case's submitter. */
export async function sharesOf(trx: Trx, texts: readonly PaidText[]): Promise<readonly PayingShare[]> {
  const sums = new Map<TranslationId, { characters: number; most: number }>()
  for (const { translationId, characters, most } of texts) {
    const sum = sums.get(translationId) ?? { characters: 0, most: 0 }
    sums.set(translationId, { characters: sum.characters + characters, most: sum.most + most })
  }
  if (sums.size === 0) return []
  const rows = await trx
    .selectFrom('translations')
    .innerJoin('cases', 'cases.id', 'translations.case_id')
    .leftJoin('account_user', 'account_user.id', 'cases.submitted_by')
    .select(['translations.id', 'translations.case_id', 'cases.submitted_by', 'account_user.email'])
    .where('translations.id', 'in', [...sums.keys()])
    .execute()
  const payers = new Map(rows.map((row) => [row.id, row]))
  return [...sums].map(([translationId, sum]) => {
    const payer = payers.get(translationId)
    if (payer === undefined) throw new Error(`There is no translation ${translationId} to pay for.`)
    const { case_id, submitted_by: account, email } = payer
    return { translationId, caseId: caseId(case_id), account, email, ...sum }
  })
}
