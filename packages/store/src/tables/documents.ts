import { locale, type Segment, segmentKey } from '@passerelle/domain'
import type { Tx } from '@passerelle/workflow'
import { type Selectable, sql } from 'kysely'
import type { SegmentsTable } from '../schema.ts'
import { json, type Trx } from '../sql.ts'

/** A row of `segments`. */
export const toSegment = ({
  key,
  field,
  source,
  codes,
  language,
}: Pick<Selectable<SegmentsTable>, 'key' | 'field' | 'source' | 'codes' | 'language'>): Segment => ({
  key: segmentKey(key),
  field,
  source,
  codes,
  ...(language === null ? {} : { language: locale(language) }),
})

export function documentsIn(trx: Trx): Tx['documents'] {
  return {
    async put(revisionId, document) {
      await trx.deleteFrom('segments').where('revision_id', '=', revisionId).execute()
      await trx
        .insertInto('documents')
        .values({ revision_id: revisionId, skeletons: json(document.skeletons) })
        .onConflict((conflict) =>
          conflict.column('revision_id').doUpdateSet({ skeletons: json(document.skeletons) }),
        )
        .execute()
      if (document.segments.length === 0) return
      // One parameter for all rows: a document of 20,000 sentences would overrun the limit of 65,535 parameters.
      const rows = document.segments.map((segment, position) => ({ ...segment, position }))
      await sql`
        insert into segments (revision_id, key, position, field, source, codes, language)
        select ${revisionId}, row.key, row.position, row.field, row.source, row.codes, row.language
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as row (key text, position integer, field text, source text, codes jsonb, language text)
      `.execute(trx)
    },
    async get(revisionId) {
      const document = await trx
        .selectFrom('documents')
        .select('skeletons')
        .where('revision_id', '=', revisionId)
        .executeTakeFirst()
      if (document === undefined) return undefined
      const rows = await trx
        .selectFrom('segments')
        .select(['key', 'field', 'source', 'codes', 'language'])
        .where('revision_id', '=', revisionId)
        .orderBy('position')
        .execute()
      return {
        skeletons: document.skeletons,
        segments: rows.map(toSegment),
      }
    },
  }
}
