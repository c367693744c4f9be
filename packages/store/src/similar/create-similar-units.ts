import { matchKey, similarity } from '@passerelle/memory'
import type { SimilarUnits } from '@passerelle/workflow'
import { sql } from 'kysely'
import { database, openPool } from '../pool.ts'
import { memoryUnits, sameLanguage } from '../tables/memory-candidates.ts'

export interface OpenSimilarUnits extends SimilarUnits {
  readonly close: () => Promise<void>
}

/** Texts that are looked at closely. */
const CANDIDATES = 64
/** Units of one source text. */
const PER_KEY = 4

/** The memory's fuzzy look-up. Opens connections of its own, which `close` closes. */
export function createSimilarUnits(databaseUrl: string): OpenSimilarUnits {
  const pool = openPool(databaseUrl, { max: 2 })
  const db = database(pool)
  return {
    async find({ source, target, text, limit, minimum }) {
      const key = matchKey(text)
      const languages = sql`${sameLanguage(sql`source`, source)} and ${sameLanguage(sql`target`, target)}`
      const { rows } = await sql<{ match_key: string }>`
        select match_key from (
          select match_key from memory_units where source_text % ${key} and ${languages}
          union select match_key from imported_units where source_text % ${key} and ${languages}
        ) as near order by similarity(match_key, ${key}) desc limit ${CANDIDATES}
      `.execute(db)
      const ratios = new Map(
        rows
          .map(({ match_key }): [string, number] => [match_key, similarity(key, match_key)])
          .filter(([, ratio]) => ratio >= minimum),
      )
      const wanted = [...ratios.keys()].map((near) => ({ matchKey: near }))
      const units = await memoryUnits(db, source, target, wanted, PER_KEY)
      return units
        .map((unit) => ({ unit, ratio: ratios.get(matchKey(unit.source)) ?? 0 }))
        .sort((a, b) => b.ratio - a.ratio)
        .slice(0, limit)
    },
    close: () => pool.end(),
  }
}
