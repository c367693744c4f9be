import { type Actor, type Concept, locale } from '@passerelle/domain'
import type { Tx } from '@passerelle/workflow'
import { type Selectable, sql } from 'kysely'
import type { ConceptsTable } from '../schema.ts'
import { type Db, json, type Trx } from '../sql.ts'
import { actorName } from './events.ts'

export function termsIn(trx: Trx): Tx['terms'] {
  return {
    async get(ids) {
      if (ids.length === 0) return new Map()
      const rows = await trx.selectFrom('concepts').selectAll().where('id', 'in', ids).execute()
      return new Map(rows.map((row) => [row.id, toConcept(row)]))
    },
    async lock() {
      // The number of a change is given before it is committed: without the lock a reader could see a later one first, and take
      // the earlier one for known.
      await sql`select pg_advisory_xact_lock(hashtextextended('passerelle.terms', 0))`.execute(trx)
    },
    async lastChange(id) {
      const row = await trx
        .selectFrom('term_changes')
        .select((eb) => eb.fn.max('number').as('number'))
        .where('concept_id', '=', id)
        .executeTakeFirst()
      return Number(row?.number ?? 0)
    },
    async put(concepts, by, at) {
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
            imported_by: actorName(by),
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
      await note(
        trx,
        concepts.map((concept) => ({ id: concept.id, concept })),
        by,
        at,
      )
    },
    async remove(id, by, at) {
      await trx.deleteFrom('concepts').where('id', '=', id).execute()
      await note(trx, [{ id, concept: null }], by, at)
    },
  }
}

async function note(
  trx: Trx,
  changes: readonly { readonly id: string; readonly concept: Concept | null }[],
  by: Actor,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('term_changes')
    .values(
      changes.map(({ id, concept }) => ({
        concept_id: id,
        actor: actorName(by),
        at,
        concept: json<Concept | null>(concept),
      })),
    )
    .execute()
}

/** Every concept, read anew only once the termbase has changed: then in one query, else one that reads a number. */
export function conceptsOf(db: Db): () => Promise<readonly Concept[]> {
  let known: { readonly revision: string; readonly concepts: readonly Concept[] } | undefined
  return async () => {
    const { rows } = await sql<{ revision: string }>`
      select coalesce(max(number), 0)::text as revision from term_changes
    `.execute(db)
    const revision = rows[0]?.revision ?? '0'
    if (known?.revision === revision) return known.concepts
    const found = await db.selectFrom('concepts').selectAll().orderBy('id').execute()
    known = { revision, concepts: found.map(toConcept) }
    return known.concepts
  }
}

export const toConcept = (
  row: Pick<
    Selectable<ConceptsTable>,
    'id' | 'domain' | 'definition' | 'note' | 'do_not_translate' | 'terms'
  >,
): Concept => ({
  id: row.id,
  ...(row.domain === null ? {} : { domain: row.domain }),
  ...(row.definition === null ? {} : { definition: row.definition }),
  ...(row.note === null ? {} : { note: row.note }),
  doNotTranslate: row.do_not_translate,
  terms: row.terms.map((term) => ({ ...term, language: locale(term.language) })),
})
