import { fromMachine, type Locale, locale, type Origin, servesAs } from '@passerelle/domain'
import type { KnownUnit, Store } from '@passerelle/workflow'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../sql.ts'

interface CandidateRow {
  source: string
  target: string
  source_text: string
  target_text: string
  context: string | null
  domains: string[]
  origin: Origin | null
  written_by: 'human' | 'mt'
  engine: string | null
  by: string | null
  at: Date
}

/** Any variant of a language; which of them serve, `servesAs` tells. */
export const sameLanguage = (column: RawBuilder<unknown>, tag: Locale): RawBuilder<boolean> =>
  sql`split_part(${column}, '-', 1) = split_part(${tag}::text, '-', 1)`

/** The best units for each segment; a sentence that stands in thousands of cases is not read thousands of times. */
export async function memoryUnits(
  db: Db,
  source: Locale,
  target: Locale,
  wanted: Parameters<Store['memoryUnits']>[2],
  perKey: number,
): ReturnType<Store['memoryUnits']> {
  if (wanted.length === 0) return []
  const languages = sql`${sameLanguage(sql`source`, source)} and ${sameLanguage(sql`target`, target)}`
  const approved = (which: RawBuilder<unknown>) => sql`
    select 1 as rank, id, source, target, source_text, target_text, context, domains, origin, null as written_by, null as engine,
      approved_by as by, approved_at as at
    from memory_units where ${which} and ${languages}`
  const imported = (which: RawBuilder<unknown>) => sql`
    select 2, id, source, target, source_text, target_text, null, case when domain is null then '{}' else array[domain] end, null,
      written_by, engine, coalesce(details ->> 'changedBy', details ->> 'createdBy'), imported_at
    from imported_units where ${which} and ${languages}`
  const best = sql`order by rank, at desc limit ${perKey}`
  const sameText = sql`md5(match_key) = md5(wanted."matchKey") and match_key = wanted."matchKey"`
  const { rows } = await sql<CandidateRow>`
    with wanted as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as row ("matchKey" text, context text, pattern text)
    )
    select unit.*, coalesce(account_user.name, unit.by) as by from (
      select unit.* from (select distinct "matchKey" from wanted) as wanted cross join lateral (
        ${approved(sameText)} union all ${imported(sameText)} ${best}
      ) as unit
      union
      select unit.* from (select distinct "matchKey", context from wanted where context is not null) as wanted cross join lateral (
        ${approved(sql`context = wanted.context and ${sameText}`)} ${best}
      ) as unit
      union
      select unit.* from (select distinct pattern from wanted where pattern is not null) as wanted cross join lateral (
        ${approved(sql`pattern = wanted.pattern`)} union all ${imported(sql`pattern = wanted.pattern`)} ${best}
      ) as unit
    ) as unit left join account_user on account_user.id = unit.by and unit.rank = 1
  `.execute(db)
  return rows
    .filter((row) => servesAs(locale(row.source), source) && servesAs(locale(row.target), target))
    .map(toKnownUnit)
}

function toKnownUnit(row: CandidateRow): KnownUnit {
  const { origin } = row
  const engine = origin === null ? row.engine : 'engine' in origin ? origin.engine : undefined
  return {
    source: row.source_text,
    target: row.target_text,
    languages: [locale(row.source), locale(row.target)],
    ...(row.context === null ? {} : { context: row.context }),
    domains: row.domains,
    from: origin === null ? row.written_by : fromMachine(origin) ? 'mt' : 'human',
    ...(engine === undefined || engine === null ? {} : { engine }),
    ...(row.by === null ? {} : { by: row.by }),
    trust: origin === null ? 'imported' : 'approved',
    at: row.at.toISOString(),
  }
}
