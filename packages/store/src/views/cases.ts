import { locale, translationId } from '@passerelle/domain'
import type { CaseOverview, Views } from '@passerelle/workflow'
import type { Selectable } from 'kysely'
import type { CasesTable, RevisionsTable } from '../schema.ts'
import { type Db, isUuid } from '../sql.ts'
import { toCaseRecord } from '../tables/cases.ts'
import { toRevision } from '../tables/revisions.ts'
import { toPage } from './page.ts'

type CaseRow = Selectable<CasesTable>

/** Three queries for a page of any size: its newest revisions, its open translations, its live versions. */
async function overviews(db: Db, rows: readonly CaseRow[]): Promise<ReadonlyMap<string, CaseOverview>> {
  if (rows.length === 0) return new Map()
  const ids = rows.map((row) => row.id)
  const [revisions, translations, versions] = await Promise.all([
    db
      .selectFrom('revisions')
      .innerJoin('cases', (join) =>
        join
          .onRef('cases.id', '=', 'revisions.case_id')
          .onRef('cases.current_revision', '=', 'revisions.number'),
      )
      .selectAll('revisions')
      .where('cases.id', 'in', ids)
      .execute(),
    db
      .selectFrom('translations')
      .select(['id', 'case_id', 'target', 'state', 'block'])
      .where('case_id', 'in', ids)
      .where('state', '<>', 'stale')
      .orderBy('target')
      .execute(),
    db
      .selectFrom('live_versions')
      .innerJoin('versions', (join) =>
        join
          .onRef('versions.case_id', '=', 'live_versions.case_id')
          .onRef('versions.number', '=', 'live_versions.number'),
      )
      .select(['live_versions.case_id', 'live_versions.locale', 'versions.number', 'versions.revision'])
      .where('live_versions.case_id', 'in', ids)
      .orderBy('live_versions.locale')
      .execute(),
  ])
  const revisionOf = new Map<string, Selectable<RevisionsTable>>(revisions.map((row) => [row.case_id, row]))
  return new Map(
    rows.flatMap((row) => {
      const current = revisionOf.get(row.id)
      if (current === undefined) return []
      const revision = toRevision(current)
      const overview: CaseOverview = {
        record: toCaseRecord(row),
        title: revision.content.title,
        revision,
        translations: translations
          .filter((translation) => translation.case_id === row.id)
          .map(({ id, target, state, block }) => ({
            id: translationId(id),
            target: locale(target),
            state,
            block,
          })),
        versions: versions
          .filter((version) => version.case_id === row.id)
          .map(({ locale: tag, number, revision: of }) => ({ locale: locale(tag), number, revision: of })),
      }
      return [[row.id, overview]]
    }),
  )
}

export function caseViews(db: Db): Pick<Views, 'cases' | 'case'> {
  return {
    async cases(filter, { after, limit }) {
      let query = db
        .selectFrom('cases')
        .selectAll('cases')
        .where('cases.erased_at', 'is', null)
        .orderBy('cases.id', 'desc')
        .limit(limit + 1)
      const { submittedBy, stage } = filter
      if (submittedBy !== undefined) query = query.where('cases.submitted_by', '=', submittedBy)
      if (after !== undefined && isUuid(after)) query = query.where('cases.id', '<', after)
      if (stage !== undefined)
        query = query.where((eb) =>
          eb.exists(
            eb
              .selectFrom('revisions')
              .select('revisions.id')
              .whereRef('revisions.case_id', '=', 'cases.id')
              .whereRef('revisions.number', '=', 'cases.current_revision')
              .where('revisions.stage', '=', stage),
          ),
        )
      const rows = await query.execute()
      const byId = await overviews(db, rows)
      const page = toPage(
        rows,
        limit,
        (row) => row.id,
        (row) => byId.get(row.id),
      )
      return { items: page.items.filter((item) => item !== undefined), next: page.next }
    },
    async case(id) {
      const row = await db
        .selectFrom('cases')
        .selectAll()
        .where(isUuid(id) ? 'id' : 'slug', '=', id)
        .executeTakeFirst()
      return row === undefined ? undefined : (await overviews(db, [row])).get(row.id)
    },
  }
}
