import { fromMachine, type Locale, locale, type Origin, servesAs } from '@passerelle/domain'
import type { KnownUnit, Store } from '@passerelle/workflow'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../sql.ts'

interface CandidateRow {
  source: string
  target: string
  source_text: string
  target_text: string
  origin: Origin | null
  written_by: 'human' | 'mt'
  engine: string | null
  at: Date
}

/** Any variant of a language; which of them serve, `servesAs` tells. */
export const sameLanguage = (column: RawBuilder<unknown>, tag: Locale): RawBuilder<boolean> =>
  sql`split_part(${column}, '-', 1) = split_part(${tag}::text, '-', 1)`

/** The best units of each key; a sentence that stands in thousands of cases is not read thousands of times. */
export async function memoryUnits(
  db: Db,
  source: Locale,
  target: Locale,
  keys: readonly string[],
  perKey: number,
): ReturnType<Store['memoryUnits']> {
  if (keys.length === 0) return []
  const { rows } = await sql<CandidateRow>`
    select unit.* from unnest(${[...keys]}::text[]) as wanted (key)
    cross join lateral (
      select source, target, source_text, target_text, origin, null as written_by, null as engine, approved_at as at, 1 as rank
      from memory_units
      where md5(match_key) = md5(wanted.key) and match_key = wanted.key
        and ${sameLanguage(sql`source`, source)} and ${sameLanguage(sql`target`, target)}
      union all
      select source, target, source_text, target_text, null, written_by, engine, imported_at, 2
      from imported_units
      where md5(match_key) = md5(wanted.key) and match_key = wanted.key
        and ${sameLanguage(sql`source`, source)} and ${sameLanguage(sql`target`, target)}
      order by rank, at desc limit ${perKey}
    ) as unit
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
    from: origin === null ? row.written_by : fromMachine(origin) ? 'mt' : 'human',
    ...(engine === undefined || engine === null ? {} : { engine }),
    trust: origin === null ? 'imported' : 'approved',
    at: row.at.toISOString(),
  }
}
