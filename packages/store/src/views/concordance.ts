import type { ConcordancePage, ConcordanceQuery, MemoryHit } from '@passerelle/workflow'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '../sql.ts'
import { sameLanguage } from '../tables/memory-candidates.ts'
import {
  type ApprovedRow,
  approvedUnit,
  type ImportedRow,
  importedUnit,
  inLanguages,
  servesFilter,
} from './memory-rows.ts'

/** How long PostgreSQL may look. A word that is in every second unit, or in none and too short for an index, takes that long in a million. */
const PATIENCE = '3s'
const QUERY_CANCELLED = '57014'

const KINDS = ['approved', 'imported'] as const
type Hit = ConcordancePage['items'][number]
interface Row {
  readonly id: string
  readonly hit: Hit
}

/** One kind after the other, so that a common word is found by going backwards through the newest rows. */
export async function concordance(db: Db, query: ConcordanceQuery): Promise<ConcordancePage | 'too_broad'> {
  try {
    return await db.transaction().execute(async (trx) => {
      await sql`set local statement_timeout = ${sql.lit(PATIENCE)}`.execute(trx)
      return await pageOf(trx, query)
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === QUERY_CANCELLED) return 'too_broad'
    throw error
  }
}

async function pageOf(trx: Trx, query: ConcordanceQuery): Promise<ConcordancePage> {
  const { trust, limit, after } = query
  const [, kindBefore, idBefore = ''] = /^(approved|imported)-(\d{1,18})$/.exec(after ?? '') ?? []
  const rows: (Row & { readonly kind: MemoryHit['trust'] })[] = []
  for (const kind of KINDS) {
    if ((trust ?? kind) !== kind || (kind === 'approved' && kindBefore === 'imported')) continue
    const before = kind === kindBefore ? sql`id < ${idBefore}` : sql`true`
    const found = await rowsOf(trx, kind, sql`${before} and ${holding(query)}`, limit + 1 - rows.length)
    rows.push(...found.map((row) => ({ ...row, kind })))
    if (rows.length > limit) break
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const serves = servesFilter(query)
  return {
    items: page.map(({ hit }) => hit).filter(({ unit }) => serves(unit)),
    next: rows.length > limit && last !== undefined ? `${last.kind}-${last.id}` : null,
  }
}

async function rowsOf(
  trx: Trx,
  kind: MemoryHit['trust'],
  which: RawBuilder<unknown>,
  limit: number,
): Promise<readonly Row[]> {
  if (kind === 'approved') {
    const { rows } = await sql<ApprovedRow>`
      select * from memory_units where ${which} order by id desc limit ${limit}
    `.execute(trx)
    return rows.map((row) => ({ id: row.id, hit: { trust: kind, unit: approvedUnit(row) } }))
  }
  const { rows } = await sql<ImportedRow>`
    select * from imported_units where ${which} order by id desc limit ${limit}
  `.execute(trx)
  return rows.map((row) => ({ id: row.id, hit: { trust: kind, unit: importedUnit(row) } }))
}

function holding({ words, targets, ...languages }: ConcordanceQuery): RawBuilder<boolean> {
  const all = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql.join(
      words.map((word) => sql`${column} ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
      sql` and `,
    )
  const into =
    targets === null
      ? sql`true`
      : targets.length === 0
        ? sql`false`
        : sql`(${sql.join(
            targets.map((target) => sameLanguage(sql`target`, target)),
            sql` or `,
          )})`
  return sql`((${all(sql`source_text`)}) or (${all(sql`target_text`)})) and ${inLanguages(languages)} and ${into}`
}
