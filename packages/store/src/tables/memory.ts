import { type Locale, locale, personId, translationId } from '@passerelle/domain'
import type { Store, Tx } from '@passerelle/workflow'
import { type Selectable, sql } from 'kysely'
import type { MemoryUnitsTable } from '../schema.ts'
import type { Db, Trx } from '../sql.ts'

export function memoryIn(trx: Trx): Tx['memory'] {
  return {
    async put(units, at) {
      if (units.length === 0) return
      await sql`
        insert into memory_units
          (translation_id, source, target, source_text, target_text, match_key, origin, approved_by, approved_at)
        select distinct on (row."translationId", row."sourceText")
          row."translationId", row.source, row.target, row."sourceText", row."targetText", row."matchKey", row.origin, row."approvedBy",
          ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as row (
          "translationId" uuid, source text, target text, "sourceText" text, "targetText" text, "matchKey" text, origin jsonb, "approvedBy" text
        )
        on conflict (translation_id, md5(source_text)) do update
          set target_text = excluded.target_text, origin = excluded.origin,
            approved_by = excluded.approved_by, approved_at = excluded.approved_at
      `.execute(trx)
    },
    async withdraw(id) {
      await trx.deleteFrom('memory_units').where('translation_id', '=', id).execute()
    },
  }
}

/** The newest units of each key; a sentence that stands in thousands of cases is not read thousands of times. */
export async function memoryUnits(
  db: Db,
  source: Locale,
  target: Locale,
  keys: readonly string[],
  perKey: number,
): ReturnType<Store['memoryUnits']> {
  if (keys.length === 0) return []
  const { rows } = await sql<Selectable<MemoryUnitsTable>>`
    select unit.* from unnest(${[...keys]}::text[]) as wanted (key)
    cross join lateral (
      select * from memory_units
      where md5(match_key) = md5(wanted.key) and match_key = wanted.key
        and source = ${source} and target = ${target}
      order by approved_at desc limit ${perKey}
    ) as unit
  `.execute(db)
  return rows.map((row) => ({
    source: locale(row.source),
    target: locale(row.target),
    sourceText: row.source_text,
    targetText: row.target_text,
    matchKey: row.match_key,
    origin: row.origin,
    approvedBy: personId(row.approved_by),
    approvedAt: row.approved_at.toISOString(),
    translationId: translationId(row.translation_id),
  }))
}
