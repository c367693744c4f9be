import {
  type Block,
  caseId,
  locale,
  personId,
  revisionId,
  type Translation,
  translationId,
} from '@passerelle/domain'
import type { Tx } from '@passerelle/workflow'
import type { Selectable } from 'kysely'
import type { TranslationsTable } from '../schema.ts'
import { json, type Trx } from '../sql.ts'
import { targetsIn } from './targets.ts'

export function toTranslation(row: Selectable<TranslationsTable>): Translation {
  const common = {
    id: translationId(row.id),
    caseId: caseId(row.case_id),
    revisionId: revisionId(row.revision_id),
    source: locale(row.source),
    target: locale(row.target),
    version: row.version,
    assignee: row.assignee === null ? null : personId(row.assignee),
    approvedBy: row.approved_by === null ? null : personId(row.approved_by),
    approvedAt: row.approved_at?.toISOString() ?? null,
  }
  if (row.state !== 'blocked') return { ...common, state: row.state, block: null }
  if (row.block === null) throw new Error(`Translation ${row.id} is blocked without a reason.`)
  return { ...common, state: row.state, block: row.block }
}

export function translationsIn(trx: Trx): Tx['translations'] {
  return {
    async insert(translation, at) {
      const row = await trx
        .insertInto('translations')
        .values({
          id: translation.id,
          case_id: translation.caseId,
          revision_id: translation.revisionId,
          source: translation.source,
          target: translation.target,
          state: translation.state,
          block: json<Block | null>(translation.block),
          version: translation.version,
          assignee: translation.assignee,
          approved_by: translation.approvedBy,
          approved_at: null,
          lease: null,
          updated_at: at,
          moved_at: at,
        })
        .onConflict((conflict) => conflict.columns(['revision_id', 'target']).doNothing())
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },
    async get(id) {
      const row = await trx.selectFrom('translations').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : toTranslation(row)
    },
    async open(id) {
      const rows = await trx
        .selectFrom('translations')
        .selectAll()
        .where('case_id', '=', id)
        .where('state', '<>', 'stale')
        .execute()
      return rows.map(toTranslation)
    },
    async save(translation, at, lease) {
      const row = await trx
        .updateTable('translations')
        .set((eb) => ({
          state: translation.state,
          block: json<Block | null>(translation.block),
          version: eb('version', '+', 1),
          assignee: translation.assignee,
          approved_by: translation.approvedBy,
          approved_at: translation.approvedAt === null ? null : new Date(translation.approvedAt),
          ...(lease === undefined ? {} : { lease }),
          updated_at: at,
          moved_at: at,
        }))
        .where('id', '=', translation.id)
        .returningAll()
        .executeTakeFirstOrThrow()
      return toTranslation(row)
    },
    async assign(id, person, at) {
      await trx
        .updateTable('translations')
        .set({ assignee: person, moved_at: at })
        .where('id', '=', id)
        .execute()
    },
    async lease(id) {
      const row = await trx.selectFrom('translations').select('lease').where('id', '=', id).executeTakeFirst()
      return row?.lease ?? null
    },
    ...targetsIn(trx),
  }
}
