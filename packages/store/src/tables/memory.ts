import { type Locale, locale, personId, translationId } from '@passerelle/domain'
import type { MemoryUnit, Tx } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Db, Trx } from '../sql.ts'

export function memoryIn(trx: Trx): Tx['memory'] {
  return {
    async put(units, at) {
      if (units.length === 0) return
      await sql`
        insert into memory_units
          (translation_id, source, target, source_text, target_text, origin, approved_by, approved_at)
        select distinct on (row."translationId", row."sourceText")
          row."translationId", row.source, row.target, row."sourceText", row."targetText", row.origin, row."approvedBy",
          ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as row (
          "translationId" uuid, source text, target text, "sourceText" text, "targetText" text, origin jsonb, "approvedBy" text
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

/** The newest approved unit of each text; one query for all of them. */
export async function exactMatches(
  db: Db,
  source: Locale,
  target: Locale,
  texts: readonly string[],
): Promise<ReadonlyMap<string, MemoryUnit>> {
  if (texts.length === 0) return new Map()
  const rows = await db
    .selectFrom('memory_units')
    .selectAll()
    .distinctOn('source_text')
    .where(sql<boolean>`md5(source_text) in (select md5(text) from unnest(${texts}::text[]) as text)`)
    .where('source_text', 'in', sql<string>`(select unnest(${texts}::text[]))`)
    .where('source', '=', source)
    .where('target', '=', target)
    .orderBy('source_text')
    .orderBy('approved_at', 'desc')
    .execute()
  return new Map(
    rows.map((row) => [
      row.source_text,
      {
        source: locale(row.source),
        target: locale(row.target),
        sourceText: row.source_text,
        targetText: row.target_text,
        origin: row.origin,
        approvedBy: personId(row.approved_by),
        translationId: translationId(row.translation_id),
      },
    ]),
  )
}
