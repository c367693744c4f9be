import {
  countBands,
  locale,
  type PersonId,
  personId,
  type QueueOrder,
  translationId,
} from '@passerelle/domain'
import type { SegmentView, TranslationFilter, TranslationOverview, Views } from '@passerelle/workflow'
import { sql } from 'kysely'
import { type Db, isUuid } from '../sql.ts'
import { dismissalPlace, dismissalsOf } from '../tables/dismissals.ts'
import { toSegment } from '../tables/documents.ts'
import { toRevision } from '../tables/revisions.ts'
import { toStoredTarget } from '../tables/targets.ts'
import { toTranslation } from '../tables/translations.ts'
import { likePattern, toPage } from './page.ts'

const listed = (db: Db) =>
  db
    .selectFrom('translations')
    .innerJoin('cases', 'cases.id', 'translations.case_id')
    .innerJoin('revisions', 'revisions.id', 'translations.revision_id')
    .leftJoin('account_user', 'account_user.id', 'translations.assignee')
    .selectAll('translations')
    .select((eb) => [
      'cases.slug',
      'revisions.number as revision_number',
      sql<string>`revisions.content ->> 'title'`.as('title'),
      'account_user.name as assignee_name',
      eb
        .selectFrom('segments')
        .whereRef('segments.revision_id', '=', 'translations.revision_id')
        .select((inner) => inner.fn.countAll<string>().as('count'))
        .as('segments'),
      eb
        .selectFrom('targets')
        .whereRef('targets.translation_id', '=', 'translations.id')
        .select(sql<string>`coalesce(sum(jsonb_array_length(targets.findings)), 0)`.as('count'))
        .as('findings'),
      eb
        .selectFrom('dismissals')
        .innerJoin('targets', (join) =>
          join
            .onRef('targets.translation_id', '=', 'dismissals.translation_id')
            .onRef('targets.key', '=', 'dismissals.key')
            .onRef('targets.target', '=', 'dismissals.target'),
        )
        .whereRef('dismissals.translation_id', '=', 'translations.id')
        .where(
          sql<boolean>`targets.findings @> jsonb_build_array(jsonb_build_object('check', dismissals."check", 'message', dismissals.message))`,
        )
        .select((inner) => inner.fn.countAll<string>().as('count'))
        .as('dismissed'),
    ])

type ListedRow = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]

const toOverview = (row: ListedRow): TranslationOverview => ({
  translation: toTranslation(row),
  slug: row.slug,
  title: row.title,
  revisionNumber: row.revision_number,
  segments: Number(row.segments ?? 0),
  findings: Number(row.findings ?? 0) - Number(row.dismissed ?? 0),
  quality: row.quality,
  assigneeName: row.assignee_name,
  updatedAt: row.updated_at.toISOString(),
})

/** What has no estimate yet stands with the hardest. */
const ESTIMATE = sql<number>`coalesce(translations.quality, -1)`

/**
 * In the order that is wished for, after an id. Ids are UUIDs of version 7, so their order is that of their making. An estimate may
 * change while somebody reads on; then a translation is seen twice or in the next round.
 */
function ordered(
  query: ReturnType<typeof listed>,
  order: QueueOrder,
  after: string | undefined,
): ReturnType<typeof listed> {
  const known = after !== undefined && isUuid(after) ? after : undefined
  if (order === 'newest' || order === 'oldest') {
    const sorted = query.orderBy('translations.id', order === 'oldest' ? 'asc' : 'desc')
    return known === undefined
      ? sorted
      : sorted.where('translations.id', order === 'oldest' ? '>' : '<', known)
  }
  const direction = order === 'hardest' ? 'asc' : 'desc'
  const sorted = query.orderBy(ESTIMATE, direction).orderBy('translations.id', direction)
  if (known === undefined) return sorted
  const beyond = order === 'hardest' ? sql`>` : sql`<`
  return sorted.where(
    sql<boolean>`(${ESTIMATE}, translations.id) ${beyond}
      (select coalesce(last.quality, -1), last.id from translations as last where last.id = ${known})`,
  )
}

/** The names of those who dismissed findings or confirmed targets. */
async function judgesOf(db: Db, items: readonly SegmentView[]): Promise<ReadonlyMap<PersonId, string>> {
  const ids = new Set(
    items.flatMap(({ target }) => [
      ...target.findings.flatMap(({ dismissed }) => (dismissed === undefined ? [] : [dismissed.by])),
      ...(target.origin?.confirmed === undefined ? [] : [target.origin.confirmed.by]),
    ]),
  )
  if (ids.size === 0) return new Map()
  const rows = await db
    .selectFrom('account_user')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [personId(id), name]))
}

function filtered(db: Db, filter: TranslationFilter): ReturnType<typeof listed> {
  let query = listed(db)
  if (filter.state === undefined) query = query.where('translations.state', '<>', 'stale')
  else query = query.where('translations.state', '=', filter.state)
  if (filter.target !== undefined) query = query.where('translations.target', '=', filter.target)
  // An empty list is a reviewer of no locale, who sees nothing.
  if (filter.targets !== undefined)
    query = query.where(sql<boolean>`translations.target = any(${[...filter.targets]}::text[])`)
  if (filter.assignee !== undefined) query = query.where('translations.assignee', '=', filter.assignee)
  if (filter.case !== undefined)
    query = isUuid(filter.case)
      ? query.where('translations.case_id', '=', filter.case)
      : query.where(sql<boolean>`false`)
  if (filter.search !== undefined && filter.search !== '')
    query = query.where(
      sql<boolean>`without_accents(revisions.content ->> 'title') ilike without_accents(${likePattern(filter.search)})`,
    )
  return query
}

export function translationViews(
  db: Db,
): Pick<Views, 'translations' | 'translation' | 'bands' | 'countTranslations'> {
  return {
    async translations(filter, { after, limit }) {
      const query = ordered(filtered(db, filter), filter.order ?? 'newest', after).limit(limit + 1)
      return toPage(await query.execute(), limit, (row) => row.id, toOverview)
    },
    async translation(id) {
      if (!isUuid(id)) return undefined
      const row = await listed(db).where('translations.id', '=', id).executeTakeFirst()
      if (row === undefined) return undefined
      const [revision, segments, dismissals] = await Promise.all([
        db.selectFrom('revisions').selectAll().where('id', '=', row.revision_id).executeTakeFirstOrThrow(),
        db
          .selectFrom('segments')
          .leftJoin('targets', (join) =>
            join.on('targets.translation_id', '=', id).onRef('targets.key', '=', 'segments.key'),
          )
          .select([
            'segments.key',
            'segments.field',
            'segments.source',
            'segments.codes',
            'segments.language',
            'targets.state',
            'targets.target',
            'targets.origin',
            'targets.findings',
            'targets.made_for',
            'targets.quality',
            'targets.checked_with',
            'targets.version',
            'targets.change',
          ])
          .where('segments.revision_id', '=', row.revision_id)
          .orderBy('segments.position')
          .execute(),
        dismissalsOf(db, [id]),
      ])
      const items = segments.map(
        (segment): SegmentView => ({
          ...toSegment(segment),
          target: toStoredTarget(
            {
              ...segment,
              state: segment.state ?? 'initial',
              target: segment.target ?? '',
              findings: segment.findings ?? [],
              version: segment.version ?? 0,
            },
            dismissals.get(dismissalPlace(id, segment.key)),
          ),
          ...(segment.change === null ? {} : { change: segment.change }),
        }),
      )
      return {
        ...toOverview(row),
        revision: toRevision(revision),
        items,
        removed: row.removed ?? [],
        judges: await judgesOf(db, items),
      }
    },
    async bands(caseId) {
      const rows = await db
        .selectFrom('targets')
        .innerJoin('translations', 'translations.id', 'targets.translation_id')
        .select(['translations.id', 'targets.origin'])
        .where('translations.case_id', '=', caseId)
        .where('translations.state', '<>', 'stale')
        .execute()
      return new Map(
        [...Map.groupBy(rows, (row) => row.id)].map(([id, targets]) => [
          translationId(id),
          countBands(targets),
        ]),
      )
    },
    async countTranslations(targets) {
      let query = db
        .selectFrom('translations')
        .select((eb) => ['state', 'target', eb.fn.countAll<string>().as('count')])
        .where('state', '<>', 'stale')
        .groupBy(['state', 'target'])
      if (targets !== null) query = query.where(sql<boolean>`target = any(${[...targets]}::text[])`)
      const rows = await query.execute()
      return rows.map((row) => ({ state: row.state, target: locale(row.target), count: Number(row.count) }))
    },
  }
}
