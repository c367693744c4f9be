import { type Concept, locale } from '@passerelle/domain'
import type { Tx } from '@passerelle/workflow'
import { type Selectable, sql } from 'kysely'
import type { ConceptsTable } from '../schema.ts'
import { json, type Trx } from '../sql.ts'
import { actorName } from './events.ts'

export function termsIn(trx: Trx): Tx['terms'] {
  return {
    async get(ids) {
      if (ids.length === 0) return new Map()
      const rows = await trx.selectFrom('concepts').selectAll().where('id', 'in', ids).execute()
      return new Map(rows.map((row) => [row.id, toConcept(row)]))
    },
    async put(concepts, importedBy, at) {
      if (concepts.length === 0) return
      await trx
        .insertInto('concepts')
        .values(
          concepts.map(({ id, domain = null, definition = null, note = null, doNotTranslate, terms }) => ({
            id,
            domain,
            definition,
            note,
            do_not_translate: doNotTranslate,
            terms: json<Concept['terms']>(terms),
            imported_by: actorName(importedBy),
            imported_at: at,
          })),
        )
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            domain: eb.ref('excluded.domain'),
            definition: eb.ref('excluded.definition'),
            note: eb.ref('excluded.note'),
            do_not_translate: eb.ref('excluded.do_not_translate'),
            terms: sql<Concept['terms']>`excluded.terms`,
            imported_by: eb.ref('excluded.imported_by'),
            imported_at: eb.ref('excluded.imported_at'),
          })),
        )
        .execute()
    },
  }
}

export const toConcept = (row: Selectable<ConceptsTable>): Concept => ({
  id: row.id,
  ...(row.domain === null ? {} : { domain: row.domain }),
  ...(row.definition === null ? {} : { definition: row.definition }),
  ...(row.note === null ? {} : { note: row.note }),
  doNotTranslate: row.do_not_translate,
  terms: row.terms.map((term) => ({ ...term, language: locale(term.language) })),
})
