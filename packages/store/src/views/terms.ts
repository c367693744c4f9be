import type { Concept } from '@passerelle/domain'
import type { TermShelf } from '@passerelle/workflow'
import type pg from 'pg'
import { database } from '../pool.ts'
import type { Db } from '../sql.ts'
import { toConcept } from '../tables/terms.ts'

/** Concepts that one query reads. */
const PAGE = 1000

/** The termbase on PostgreSQL. The pool stays its opener's to close. */
export function createTerms(pool: pg.Pool): TermShelf {
  const db = database(pool)
  return { concepts: (filter) => concepts(db, filter) }
}

async function* concepts(db: Db, { domain }: Parameters<TermShelf['concepts']>[0]): AsyncGenerator<Concept> {
  const page = (after: string) =>
    db
      .selectFrom('concepts')
      .selectAll()
      .where('id', '>', after)
      .$if(domain !== undefined, (query) => query.where('domain', '=', domain ?? ''))
      .orderBy('id')
      .limit(PAGE)
      .execute()
  for (let rows = await page(''); rows.length > 0; ) {
    yield* rows.map(toConcept)
    const last = rows.at(-1)
    rows = last === undefined || rows.length < PAGE ? [] : await page(last.id)
  }
}
