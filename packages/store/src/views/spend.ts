import { type CaseId, locale } from '@passerelle/domain'
import type { CaseSpend } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Db } from '../sql.ts'

/** What a case has cost so far, by engine, pair and state of the bill. */
export async function caseSpend(db: Db, id: CaseId): Promise<readonly CaseSpend[]> {
  const rows = await db
    .selectFrom('ledger')
    .select([
      'engine',
      'source',
      'target',
      'state',
      'currency',
      sql<string>`sum(coalesce(billed, characters))`.as('characters'),
      sql<string>`sum(coalesce(billed, characters) * price)`.as('cost'),
      sql<string[]>`array_remove(array_agg(distinct reason), null)`.as('reasons'),
    ])
    .where('case_id', '=', id)
    .groupBy(['engine', 'source', 'target', 'state', 'currency'])
    .orderBy('engine')
    .orderBy('target')
    .orderBy('state')
    .execute()
  return rows.map(({ source, target, characters, cost, ...row }) => ({
    ...row,
    source: locale(source),
    target: locale(target),
    characters: Number(characters),
    cost: Number(cost),
  }))
}
