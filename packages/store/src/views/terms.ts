import { type Concept, locale } from '@passerelle/domain'
import type { ConceptRecord, TermChange, TermShelf } from '@passerelle/workflow'
import { sql } from 'kysely'
import type pg from 'pg'
import { database } from '../pool.ts'
import type { Db } from '../sql.ts'
import { toConcept } from '../tables/terms.ts'
import { segmentsWith } from './affected-segments.ts'
import { likePattern, toPage } from './page.ts'

/** Concepts that one query reads. */
const PAGE = 1000

/** The termbase on PostgreSQL. The pool stays its opener's to close. */
export function createTerms(pool: pg.Pool): TermShelf {
  const db = database(pool)
  return {
    concepts: (filter) => concepts(db, filter),
    async list({ search, language, domain }, { after, limit }) {
      const rows = await listed(db)
        .$if(after !== undefined, (query) => query.where('concepts.id', '>', after ?? ''))
        .$if(search !== undefined, (query) =>
          query.where(sql<boolean>`concepts.words ilike ${likePattern(search ?? '')}`),
        )
        .$if(language !== undefined, (query) =>
          query.where(sql<boolean>`concepts.languages @> array[${language ?? ''}]::text[]`),
        )
        .$if(domain !== undefined, (query) => query.where('concepts.domain', '=', domain ?? ''))
        .orderBy('concepts.id')
        .limit(limit + 1)
        .execute()
      return toPage(rows, limit, (row) => row.id, toRecord)
    },
    async concept(id) {
      const row = await listed(db).where('concepts.id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : toRecord(row)
    },
    history: (id, limit) => history(db, id, limit),
    segmentsWith: (words, page) => segmentsWith(db, words, page),
  }
}

const listed = (db: Db) =>
  db
    .selectFrom('concepts')
    .leftJoin('account_user', 'account_user.id', 'concepts.imported_by')
    .selectAll('concepts')
    .select((eb) => [
      'account_user.name as changed_by',
      eb
        .selectFrom('term_changes')
        .whereRef('term_changes.concept_id', '=', 'concepts.id')
        .select((inner) => inner.fn.max('number').as('number'))
        .as('version'),
    ])

type ListedRow = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]

const toRecord = (row: ListedRow): ConceptRecord => ({
  concept: toConcept(row),
  version: Number(row.version ?? 0),
  changedBy: row.changed_by,
  changedAt: row.imported_at.toISOString(),
})

async function history(db: Db, id: string, limit: number): Promise<readonly TermChange[]> {
  const rows = await db
    .selectFrom('term_changes')
    .leftJoin('account_user', 'account_user.id', 'term_changes.actor')
    .select(['term_changes.number', 'term_changes.at', 'term_changes.concept', 'account_user.name'])
    .where('concept_id', '=', id)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ number, at, concept, name }) => ({
    version: Number(number),
    at: at.toISOString(),
    actorName: name,
    concept: concept === null ? null : withLocales(concept),
  }))
}

const withLocales = (concept: Concept): Concept => ({
  ...concept,
  terms: concept.terms.map((term) => ({ ...term, language: locale(term.language) })),
})

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
