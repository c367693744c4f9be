import { type CaseId, caseId, personId } from '@passerelle/domain'
import type { CaseRecord, Tx } from '@passerelle/workflow'
import type { Selectable } from 'kysely'
import type { CasesTable } from '../schema.ts'
import type { Trx } from '../sql.ts'
import { eraseCase } from './erase.ts'

export const toCaseRecord = (row: Selectable<CasesTable>): CaseRecord => ({
  id: caseId(row.id),
  externalId: row.external_id,
  slug: row.slug,
  submittedBy: personId(row.submitted_by),
  currentRevision: row.current_revision,
})

export function casesIn(trx: Trx): Tx['cases'] {
  const locked = async (column: 'id' | 'external_id', value: string): Promise<CaseRecord | undefined> => {
    const row = await trx
      .selectFrom('cases')
      .selectAll()
      .where(column, '=', value)
      .where('erased_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    return row === undefined ? undefined : toCaseRecord(row)
  }
  return {
    async create(record, at) {
      const row = await trx
        .insertInto('cases')
        .values({
          id: record.id,
          external_id: record.externalId,
          slug: record.slug,
          submitted_by: record.submittedBy,
          current_revision: record.currentRevision,
          created_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },
    lock: (id: CaseId) => locked('id', id),
    lockByExternalId: (externalId) => locked('external_id', externalId),
    async setCurrentRevision(id, number) {
      await trx.updateTable('cases').set({ current_revision: number }).where('id', '=', id).execute()
    },
    erase: (id, at) => eraseCase(trx, id, at),
    async slugTaken(slug) {
      const row = await trx.selectFrom('cases').select('id').where('slug', '=', slug).executeTakeFirst()
      return row !== undefined
    },
  }
}
