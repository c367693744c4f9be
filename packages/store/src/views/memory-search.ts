import type { MemoryHit, MemoryShelf } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Db } from '../sql.ts'
import {
  type ApprovedRow,
  approvedUnit,
  type ImportedRow,
  importedUnit,
  inLanguages,
  servesFilter,
} from './memory-rows.ts'

type HitRow = { exact: boolean; whole: number; part: number } & (
  | ({ trust: 'approved' } & ApprovedRow)
  | ({ trust: 'imported' } & ImportedRow)
)

/** From this likeness on a text is similar as a whole; below, it holds the words that were asked for. */
const FUZZY = 0.5

/** Searches both tables at once. */
export async function search(
  db: Db,
  { text, key, limit, ...languages }: Parameters<MemoryShelf['search']>[0],
): Promise<readonly MemoryHit[]> {
  const holding = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  // `%` and `<%` go by pg_trgm's thresholds (0.3 and 0.6); words without trigrams, of one or two letters, are found by `ilike`.
  const found = sql`(
    (md5(match_key) = md5(${key}) and match_key = ${key})
    or source_text % ${text} or ${text} <% source_text or source_text ilike ${holding}
  ) and ${inLanguages(languages)}`
  const rank = sql`match_key = ${key} as exact, similarity(source_text, ${text}) as whole,
    case when source_text ilike ${holding} then 1 else word_similarity(${text}, source_text) end as part`
  const { rows } = await sql<HitRow>`
    select * from (
      select 'approved' as trust, source, target, source_text, target_text, origin, approved_by, approved_at,
        null as written_by, null as engine, null as domain, null::jsonb as details, ${rank}
      from memory_units where ${found}
      union all
      select 'imported', source, target, source_text, target_text, null, null, null,
        written_by, engine, domain, details, ${rank}
      from imported_units where ${found}
    ) as hits
    order by exact desc, greatest(whole, part * ${FUZZY}) desc, trust, source_text limit ${limit}
  `.execute(db)
  return rows.filter(servesFilter(languages)).map(toHit)
}

function toHit(row: HitRow): MemoryHit {
  const unit = row.trust === 'approved' ? approvedUnit(row) : importedUnit(row)
  const { trust } = row
  if (row.exact) return { match: 'exact', score: 1, trust, unit }
  if (row.whole >= FUZZY) return { match: 'fuzzy', score: row.whole, trust, unit }
  return { match: 'concordance', score: row.part, trust, unit }
}
