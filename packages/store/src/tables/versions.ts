import { caseId, locale, type Version } from '@passerelle/domain'
import type { Tx } from '@passerelle/workflow'
import type { Selectable } from 'kysely'
import type { VersionsTable } from '../schema.ts'
import { json, type Trx } from '../sql.ts'

/** The columns of a version but for its search index, which never leaves the database. */
export const VERSION_COLUMNS = [
  'versions.case_id',
  'versions.number',
  'versions.locale',
  'versions.revision',
  'versions.content',
  'versions.facts',
  'versions.html',
  'versions.provenance',
  'versions.published_at',
] as const

export const toVersion = (row: Omit<Selectable<VersionsTable>, 'search'>): Version => ({
  caseId: caseId(row.case_id),
  number: row.number,
  locale: locale(row.locale),
  revision: row.revision,
  content: row.content,
  facts: row.facts,
  html: row.html,
  provenance: row.provenance,
  publishedAt: row.published_at.toISOString(),
})

export function versionsIn(trx: Trx): Tx['versions'] {
  return {
    async nextNumber(id) {
      const row = await trx
        .updateTable('cases')
        .set((eb) => ({ next_version: eb('next_version', '+', 1) }))
        .where('id', '=', id)
        .returning('next_version')
        .executeTakeFirstOrThrow()
      return row.next_version - 1
    },
    async insert(version) {
      await trx
        .insertInto('versions')
        .values({
          case_id: version.caseId,
          number: version.number,
          locale: version.locale,
          revision: version.revision,
          content: json(version.content),
          facts: json(version.facts),
          html: json(version.html),
          provenance: json(version.provenance),
          published_at: new Date(version.publishedAt),
        })
        .execute()
    },
    async get(id, number) {
      const row = await trx
        .selectFrom('versions')
        .select(VERSION_COLUMNS)
        .where('case_id', '=', id)
        .where('number', '=', number)
        .executeTakeFirst()
      return row === undefined ? undefined : toVersion(row)
    },
    async point(version) {
      const { caseId: case_id, locale: tag, number } = version
      const original = version.provenance.kind === 'original'
      // A revision in another language has another original; what was one stays live as a version like any other.
      if (original)
        await trx
          .updateTable('live_versions')
          .set({ original: false })
          .where('case_id', '=', case_id)
          .where('locale', '<>', tag)
          .execute()
      await trx
        .insertInto('live_versions')
        .values({ case_id, locale: tag, number, original })
        .onConflict((conflict) => conflict.columns(['case_id', 'locale']).doUpdateSet({ number, original }))
        .execute()
    },
    async withdraw(id, tag) {
      await trx.deleteFrom('live_versions').where('case_id', '=', id).where('locale', '=', tag).execute()
    },
    async live(id) {
      const rows = await trx
        .selectFrom('live_versions')
        .innerJoin('versions', (join) =>
          join
            .onRef('versions.case_id', '=', 'live_versions.case_id')
            .onRef('versions.number', '=', 'live_versions.number'),
        )
        .select(VERSION_COLUMNS)
        .where('live_versions.case_id', '=', id)
        .execute()
      return rows.map(toVersion)
    },
  }
}
