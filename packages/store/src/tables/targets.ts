import {
  type Finding,
  locale,
  type Origin,
  type SegmentKey,
  type SegmentState,
  segmentKey,
  type TargetSegment,
} from '@passerelle/domain'
import type { EarlierTarget, StoredTarget, Tx } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Trx } from '../sql.ts'

interface TargetRow {
  readonly key: string
  readonly state: SegmentState
  readonly target: string
  readonly origin: Origin | null
  readonly findings: readonly Finding[]
}

/** A row of `targets`; the table's check keeps `initial` and "no origin" together. */
export function toTarget(row: TargetRow): TargetSegment {
  const key = segmentKey(row.key)
  if (row.state === 'initial' || row.origin === null)
    return { key, state: 'initial', target: '', origin: null, findings: row.findings }
  return { key, state: row.state, target: row.target, origin: row.origin, findings: row.findings }
}

export const toStoredTarget = (row: TargetRow & { readonly version: number }): StoredTarget => ({
  ...toTarget(row),
  version: row.version,
})

type Targets = Pick<
  Tx['translations'],
  'targets' | 'putTargets' | 'putChanges' | 'earlierTargets' | 'formerSegments'
>

export function targetsIn(trx: Trx): Targets {
  return {
    async targets(id) {
      const rows = await trx
        .selectFrom('targets')
        .innerJoin('translations', 'translations.id', 'targets.translation_id')
        .innerJoin('segments', (join) =>
          join
            .onRef('segments.revision_id', '=', 'translations.revision_id')
            .onRef('segments.key', '=', 'targets.key'),
        )
        .selectAll('targets')
        .where('targets.translation_id', '=', id)
        .orderBy('segments.position')
        .execute()
      return rows.map(toStoredTarget)
    },
    async putTargets(id, targets, version) {
      if (targets.length === 0) return
      await sql`
        insert into targets (translation_id, key, state, target, origin, findings, version)
        select ${id}, row.key, row.state, row.target, nullif(row.origin, 'null'::jsonb), row.findings, ${version}
        from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb)
          as row (key text, state text, target text, origin jsonb, findings jsonb)
        on conflict (translation_id, key) do update
          set state = excluded.state, target = excluded.target, origin = excluded.origin,
            findings = excluded.findings, version = excluded.version
      `.execute(trx)
    },
    async putChanges(id, changes) {
      if (changes.size === 0) return
      const rows = [...changes].map(([key, change]) => ({ key, change }))
      await sql`
        update targets set change = row.change
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (key text, change jsonb)
        where targets.translation_id = ${id} and targets.key = row.key
      `.execute(trx)
    },
    async formerSegments(caseId, target, before, { approved }) {
      const states: SegmentState[] = approved ? ['reviewed', 'final'] : ['translated', 'reviewed', 'final']
      const former = await trx
        .selectFrom('translations')
        .innerJoin('revisions', 'revisions.id', 'translations.revision_id')
        .select(['translations.id', 'translations.revision_id'])
        .where('translations.case_id', '=', caseId)
        .where('translations.target', '=', target)
        .where('translations.revision_id', '<>', before)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('targets')
              .select('targets.key')
              .whereRef('targets.translation_id', '=', 'translations.id')
              .where('targets.state', 'in', states),
          ),
        )
        .orderBy('revisions.number', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (former === undefined) return []
      const rows = await trx
        .selectFrom('segments')
        .leftJoin('targets', (join) =>
          join.on('targets.translation_id', '=', former.id).onRef('targets.key', '=', 'segments.key'),
        )
        .select(['segments.key', 'segments.field', 'segments.source', 'targets.target'])
        .where('segments.revision_id', '=', former.revision_id)
        .orderBy('segments.position')
        .execute()
      return rows.map((row) => ({ ...row, key: segmentKey(row.key), target: row.target ?? '' }))
    },
    async earlierTargets(caseId, target, before) {
      const rows = await trx
        .selectFrom('translations')
        .innerJoin('revisions', 'revisions.id', 'translations.revision_id')
        .innerJoin('targets', 'targets.translation_id', 'translations.id')
        .innerJoin('segments', (join) =>
          join
            .onRef('segments.revision_id', '=', 'translations.revision_id')
            .onRef('segments.key', '=', 'targets.key'),
        )
        .select((eb) => [
          'targets.key',
          'targets.state',
          'targets.target',
          'targets.origin',
          'targets.findings',
          'segments.source',
          eb.fn.coalesce('segments.language', 'translations.source').as('language'),
        ])
        .distinctOn('targets.key')
        .where('translations.case_id', '=', caseId)
        .where('translations.target', '=', target)
        .where('translations.revision_id', '<>', before)
        .where('targets.state', '<>', 'initial')
        .orderBy('targets.key')
        .orderBy('revisions.number', 'desc')
        .execute()
      return new Map<SegmentKey, EarlierTarget>(
        rows.map((row) => [
          segmentKey(row.key),
          { ...toTarget(row), source: row.source, language: locale(row.language) },
        ]),
      )
    },
  }
}
