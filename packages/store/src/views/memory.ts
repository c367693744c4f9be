import type { TranslationUnit } from '@passerelle/domain'
import type { MemoryFilter, MemoryShelf } from '@passerelle/workflow'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { database } from '../pool.ts'
import type { Db } from '../sql.ts'
import { concordance } from './concordance.ts'
import {
  type ApprovedRow,
  approvedUnit,
  type ImportedRow,
  importedUnit,
  inLanguages,
  servesFilter,
} from './memory-rows.ts'
import { search } from './memory-search.ts'

/** Units that one query reads of an export. */
const PAGE = 2000

/** The translation memory on PostgreSQL. The pool stays its opener's to close. */
export function createMemory(pool: pg.Pool): MemoryShelf {
  const db = database(pool)
  return {
    units: (filter) => units(db, filter),
    search: (query) => search(db, query),
    concordance: (query) => concordance(db, query),
  }
}

async function* units(db: Db, filter: MemoryFilter): AsyncGenerator<TranslationUnit> {
  const serves = servesFilter(filter)
  const page = async <Row>(table: RawBuilder<unknown>, after: string): Promise<readonly Row[]> => {
    const { rows } = await sql<Row>`
      select * from ${table} where id > ${after} and ${inLanguages(filter)} order by id limit ${PAGE}
    `.execute(db)
    return rows
  }
  // What was approved here belongs to no subject field.
  if (filter.domain === undefined)
    for await (const row of paged<ApprovedRow>((after) => page(sql`memory_units`, after)))
      if (serves(row)) yield approvedUnit(row)
  const where =
    filter.domain === undefined
      ? sql`imported_units`
      : sql`(select * from imported_units where domain = ${filter.domain}) as units`
  for await (const row of paged<ImportedRow>((after) => page(where, after)))
    if (serves(row)) yield importedUnit(row)
}

/** Rows page by page, in the order of their ids. */
async function* paged<Row extends { readonly id: string }>(
  page: (after: string) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  for (let rows = await page('0'); rows.length > 0; ) {
    yield* rows
    const last = rows.at(-1)
    rows = last === undefined || rows.length < PAGE ? [] : await page(last.id)
  }
}
