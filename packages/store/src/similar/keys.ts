import { locale } from '@passerelle/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../sql.ts'
import { sameLanguage } from '../tables/memory-candidates.ts'
import type { Pair } from './protocol.ts'

/** Keys that one query reads. */
const PAGE = 5000
const TABLES = [sql`memory_units`, sql`imported_units`] as const

const inPair = ({ source, target }: Pair): RawBuilder<boolean> =>
  sql`${sameLanguage(sql`source`, locale(source))} and ${sameLanguage(sql`target`, locale(target))}`

/** The oldest transaction that is still open: what it and later ones write may not be in sight yet. */
export async function oldestOpen(db: Db): Promise<string> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid
  `.execute(db)
  return rows[0]?.xid ?? '0'
}

/** The match keys of a pair, page by page, some of them more than once; those only that transactions from `since` on have written. */
export async function* keysOf(db: Db, pair: Pair, since?: string): AsyncGenerator<readonly string[]> {
  // A database that was restored elsewhere has numbers of transactions that are still to come there: these are no news.
  const recent =
    since === undefined
      ? sql`true`
      : sql`written_in >= ${since}::xid8 and written_in < pg_snapshot_xmax(pg_current_snapshot())`
  for (const table of TABLES)
    for (let after: string | undefined = '0'; after !== undefined; ) {
      const { rows }: { rows: { id: string; match_key: string }[] } = await sql<{
        id: string
        match_key: string
      }>`
        select id, match_key from ${table} where id > ${after} and ${recent} and ${inPair(pair)} order by id limit ${PAGE}
      `.execute(db)
      if (rows.length > 0) yield rows.map(({ match_key }) => match_key)
      after = rows.length < PAGE ? undefined : rows.at(-1)?.id
    }
}

/** Those of some keys that no unit of the pair has. */
export async function keysWithoutUnit(
  db: Db,
  pair: Pair,
  keys: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from unnest(${[...keys]}::text[]) as asked (key)
    where not exists (select from memory_units where md5(match_key) = md5(key) and match_key = key and ${inPair(pair)})
      and not exists (select from imported_units where md5(match_key) = md5(key) and match_key = key and ${inPair(pair)})
  `.execute(db)
  return rows.map(({ key }) => key)
}
