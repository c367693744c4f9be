import type { ReviewedSegments } from '@passerelle/workflow'
import { sql } from 'kysely'
import type pg from 'pg'
import { database } from '../pool.ts'

/** The approved segments to try engines on, on PostgreSQL. The pool stays its opener's to close. */
export function createReviewedSegments(pool: pg.Pool): ReviewedSegments {
  const db = database(pool)
  return {
    async choose({ source, target, seed, count }) {
      // Hashes are compared as bytes: no collation of a database changes their order.
      const { rows } = await sql<{
        readonly source: string
        readonly target: string
        readonly draft: string | null
        readonly engine: string | null
      }>`
        with chosen as (
          select distinct on (hash)
            sha256(convert_to(${`${seed}\n`}::text || source_text, 'UTF8')) as hash,
            translation_id, segment_key, source_text, target_text
          from memory_units
          where source = ${source} and target = ${target}
          order by hash, approved_at desc, md5(target_text)
          limit ${count}
        )
        select source_text as source, target_text as target, targets.draft, targets.draft_origin ->> 'engine' as engine
        from chosen left join targets
          on targets.translation_id = chosen.translation_id and targets.key = chosen.segment_key
            and targets.draft_origin ->> 'type' = 'mt'
        order by hash
      `.execute(db)
      return rows.map(({ source, target, draft, engine }) => ({
        source,
        target,
        ...(draft === null || engine === null ? {} : { draft: { text: draft, engine } }),
      }))
    },
  }
}
