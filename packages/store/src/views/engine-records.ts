import { locale } from '@passerelle/domain'
import type { EngineRecord, EngineRecordFilter, EngineRecords } from '@passerelle/workflow'
import { sql } from 'kysely'
import type pg from 'pg'
import { database } from '../pool.ts'
import type { Db } from '../sql.ts'

/** What people made of the engines' drafts, on PostgreSQL. The pool stays its opener's to close. */
export function createEngineRecords(pool: pg.Pool): EngineRecords {
  const db = database(pool)
  return {
    list: (filter) => list(db, filter),
    forPair: (source, target) => list(db, { source, target }),
  }
}

// What the memory had says nothing of an engine's next draft.
async function list(db: Db, { source, target, domain }: EngineRecordFilter): Promise<EngineRecord[]> {
  const { rows } = await sql<{
    readonly engine: string
    readonly source: string
    readonly target: string
    readonly segments: number
    readonly untouched: number
    readonly mean: number
    readonly median: number
  }>`
    select engine, source, target, count(*)::int as segments,
      avg((edits = 0)::int)::float8 as untouched,
      sum(edits)::float8 / greatest(sum(words), 1) as mean,
      percentile_cont(0.5) within group (order by rate) as median
    from edit_rates
    where drafted_by = 'mt' and engine is not null
      and (${source ?? null}::text is null or source = ${source ?? null})
      and (${target ?? null}::text is null or target = ${target ?? null})
      and (${domain ?? null}::text is null or ${domain ?? null} = any(domains))
    group by engine, source, target
    order by sum(count(*)) over (partition by source, target) desc, source, target, mean, engine
  `.execute(db)
  return rows.map((row) => ({
    engine: row.engine,
    source: locale(row.source),
    target: locale(row.target),
    segments: row.segments,
    untouched: row.untouched,
    meanHter: row.mean,
    medianHter: row.median,
  }))
}
