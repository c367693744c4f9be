import {
  type DismissedFinding,
  type Finding,
  locale,
  type Origin,
  type Quality,
  type RemovedSegment,
  type SegmentKey,
  type SegmentState,
  segmentKey,
  type TargetSegment,
  withDismissals,
} from '@passerelle/domain'
import type { EarlierTarget, StoredTarget, Tx } from '@passerelle/workflow'
import { sql } from 'kysely'
import { json, type Trx } from '../sql.ts'
import { dismissalPlace, dismissalsOf } from './dismissals.ts'

interface TargetRow {
  readonly key: string
  readonly state: SegmentState
  readonly target: string
  readonly origin: Origin | null
  readonly findings: readonly Finding[]
  readonly made_for: string | null
  readonly quality: Quality | null
  readonly checked_with: string | null
}

/** The columns that make a target. */
export const TARGET_COLUMNS = [
  'targets.key',
  'targets.state',
  'targets.target',
  'targets.origin',
  'targets.findings',
  'targets.made_for',
  'targets.quality',
  'targets.checked_with',
] as const

/** A row of `targets`; the table's check keeps `initial` and "no origin" together. */
export function toTarget(row: TargetRow, dismissals: readonly DismissedFinding[] = []): TargetSegment {
  const key = segmentKey(row.key)
  if (row.state === 'initial' || row.origin === null)
    return { key, state: 'initial', target: '', origin: null, findings: row.findings }
  const { state, target, origin, made_for, quality, checked_with } = row
  return {
    key,
    state,
    target,
    origin,
    findings: withDismissals(row.findings, target, dismissals),
    ...(made_for === null ? {} : { madeFor: made_for }),
    ...(quality === null ? {} : { quality }),
    ...(checked_with === null ? {} : { checkedWith: checked_with }),
  }
}

export const toStoredTarget = (
  row: TargetRow & { readonly version: number },
  dismissals: readonly DismissedFinding[] = [],
): StoredTarget => ({ ...toTarget(row, dismissals), version: row.version })

/** As it is written: a dismissal stands in its own table. */
const withoutDismissals = (target: TargetSegment): TargetSegment => ({
  ...target,
  findings: target.findings.map(({ dismissed: _dismissed, ...finding }) => finding),
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
      const dismissals = await dismissalsOf(trx, [id])
      return rows.map((row) => toStoredTarget(row, dismissals.get(dismissalPlace(id, row.key))))
    },
    async putTargets(id, targets, version) {
      if (targets.length === 0) return
      await sql`
        insert into targets
          (translation_id, key, state, target, origin, findings, made_for, quality, checked_with, version,
            draft, draft_origin)
        select ${id}, row.key, row.state, row.target, nullif(row.origin, 'null'::jsonb), row.findings,
          row."madeFor", row.quality, row."checkedWith", ${version},
          case when row.origin ->> 'type' in ('mt', 'tm') then row.target end,
          case when row.origin ->> 'type' in ('mt', 'tm') then row.origin end
        from jsonb_to_recordset(${JSON.stringify(targets.map(withoutDismissals))}::jsonb)
          as row (key text, state text, target text, origin jsonb, findings jsonb,
            "madeFor" text, quality jsonb, "checkedWith" text)
        on conflict (translation_id, key) do update
          set state = excluded.state, target = excluded.target, origin = excluded.origin,
            findings = excluded.findings, made_for = excluded.made_for, quality = excluded.quality,
            checked_with = excluded.checked_with, version = excluded.version,
            draft = case when targets.origin ->> 'type' = 'human' then targets.draft
              else coalesce(excluded.draft, targets.draft) end,
            draft_origin = case when targets.origin ->> 'type' = 'human' then targets.draft_origin
              else coalesce(excluded.draft_origin, targets.draft_origin) end
      `.execute(trx)
      await sql`
        update translations set quality =
          (select round(avg((quality ->> 'score')::numeric)) from targets where translation_id = ${id})
        where id = ${id}
      `.execute(trx)
    },
    async putChanges(id, { segments, removed }) {
      if (removed.length > 0)
        await trx
          .updateTable('translations')
          .set({ removed: json<readonly RemovedSegment[] | null>(removed) })
          .where('id', '=', id)
          .execute()
      if (segments.size === 0) return
      const rows = [...segments].map(([key, change]) => ({ key, change }))
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
        .select(['segments.key', 'segments.field', 'segments.source', 'segments.codes', 'targets.target'])
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
          ...TARGET_COLUMNS,
          'targets.translation_id',
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
      const dismissals = await dismissalsOf(trx, [...new Set(rows.map((row) => row.translation_id))])
      return new Map<SegmentKey, EarlierTarget>(
        rows.map((row) => [
          segmentKey(row.key),
          {
            ...toTarget(row, dismissals.get(dismissalPlace(row.translation_id, row.key))),
            source: row.source,
            language: locale(row.language),
          },
        ]),
      )
    },
  }
}
