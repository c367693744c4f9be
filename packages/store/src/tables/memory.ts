import type { ImportedUnit, Tx } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Trx } from '../sql.ts'
import { actorName } from './events.ts'

/** Gives patterns to units that are known from before there were any, approved here or imported. */
async function notePatterns(trx: Trx, units: readonly ImportedUnit[]): Promise<void> {
  const patterned = units.filter(({ pattern }) => pattern !== undefined)
  for (const table of ['imported_units', 'memory_units'] as const)
    await sql`
      update ${sql.table(table)} as known set pattern = row.pattern
      from jsonb_to_recordset(${JSON.stringify(patterned)}::jsonb)
        as row (source text, target text, "sourceText" text, "matchKey" text, pattern text)
      where known.pattern is null and md5(known.match_key) = md5(row."matchKey") and known.source_text = row."sourceText"
        and known.source = row.source and known.target = row.target
    `.execute(trx)
}

export function memoryIn(trx: Trx): Tx['memory'] {
  return {
    async import(units, importedBy, at) {
      if (units.length === 0) return 0
      const { numAffectedRows } = await sql`
        insert into imported_units
          (source, target, source_text, target_text, match_key, pattern, written_by, engine, domain, details, imported_by, imported_at)
        select row.source, row.target, row."sourceText", row."targetText", row."matchKey", row.pattern, row."from", row.engine, row.domain,
          row.details, ${actorName(importedBy)}, ${at}::timestamptz
        from rows from (jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as (
          source text, target text, "sourceText" text, "targetText" text, "matchKey" text, pattern text, "from" text, engine text,
          domain text, details jsonb
        )) with ordinality
          as row (source, target, "sourceText", "targetText", "matchKey", pattern, "from", engine, domain, details, place)
        where not exists (
          select from memory_units known
          where md5(known.match_key) = md5(row."matchKey") and known.source = row.source and known.target = row.target
            and known.source_text = row."sourceText" and known.target_text = row."targetText"
        )
        order by row.place
        on conflict do nothing
      `.execute(trx)
      const added = Number(numAffectedRows ?? 0)
      if (added < units.length) await notePatterns(trx, units)
      return added
    },
    async put(units, at) {
      if (units.length === 0) return
      await sql`
        insert into memory_units
          (translation_id, segment_key, source, target, source_text, target_text, match_key, codes, context, pattern, domains, origin,
            approved_by, approved_at)
        select row."translationId", row.key, row.source, row.target, row."sourceText", row."targetText", row."matchKey", row.codes,
          row.context, row.pattern, row.domains, row.origin, row."approvedBy", ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as row (
          "translationId" uuid, key text, source text, target text, "sourceText" text, "targetText" text, "matchKey" text, codes jsonb,
          context text, pattern text, domains text[], origin jsonb, "approvedBy" text
        )
        on conflict (translation_id, segment_key) do update
          set target_text = excluded.target_text, origin = excluded.origin, domains = excluded.domains,
            approved_by = excluded.approved_by, approved_at = excluded.approved_at
      `.execute(trx)
    },
    async withdraw(id) {
      await trx.deleteFrom('memory_units').where('translation_id', '=', id).execute()
    },
    async withdrawFrom(caseId, target, revision) {
      const translation = trx
        .selectFrom('translations')
        .innerJoin('revisions', 'revisions.id', 'translations.revision_id')
        .select('translations.id')
        .where('translations.case_id', '=', caseId)
        .where('translations.target', '=', target)
        .where('revisions.number', '=', revision)
      await trx.deleteFrom('memory_units').where('translation_id', 'in', translation).execute()
    },
  }
}
