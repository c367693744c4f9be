import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_POLICY, locale, SYSTEM, type TranslationUnit } from '@passerelle/domain'
import { matchKey } from '@passerelle/memory'
import { createMemory, createSimilarUnits, createStore, migrate, openPool } from '@passerelle/store'
import { openEmbedded } from '@passerelle/store/embedded'
import { importMemory } from '@passerelle/workflow'
import type { Query } from './queries.ts'
import { type Times, timesOf } from './timing.ts'

export interface OnPostgres {
  readonly importSeconds: number
  readonly exportSeconds: number
  readonly exact: Times
  /** From an empty index to one of the whole memory. */
  readonly readySeconds: number
  readonly port: Times
  /** pg_trgm's `%` at 0.4, the most similar first. */
  readonly trigrams: Times
  /** Thresholds that fall from 0.9 to 0.5 until something is found. */
  readonly falling: Times
}

const [en, fr] = [locale('en'), locale('fr')]
const FALLING = [0.9, 0.8, 0.7, 0.6, 0.5]

/** The same units in PostgreSQL: taken in and given out, looked up by our port, and by pg_trgm alone. */
export async function onPostgres(
  units: readonly string[],
  queries: readonly Query[],
  few: readonly Query[],
): Promise<OnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'))
  // As root the database runs under another account, which has to pass through.
  await chmod(folder, 0o711)
  const database = await openEmbedded({ dataFolder: folder })
  const pool = openPool(database.url, { max: 4, statementTimeoutMs: 600_000 })
  const similar = createSimilarUnits(pool, database.url, { patienceMs: 600_000 })
  try {
    await migrate(pool)
    const store = createStore(pool)
    const site = { locales: [en, fr], defaultLocale: en }
    const surroundings = { now: () => new Date(), newId: () => randomUUID(), random: Math.random }
    const deps = { ...surroundings, store, policy: DEFAULT_POLICY, site }
    const importSeconds = await seconds(() =>
      importMemory(deps, { actor: SYSTEM, entries: unitsOf(units), print: 'bench' }),
    )
    const exportSeconds = await seconds(async () => {
      for await (const _ of createMemory(pool).units({}));
    })
    await pool.query('vacuum analyze imported_units')
    const exact = await timesOf(units.slice(0, 200), (text) =>
      store.memoryUnits(en, fr, [{ matchKey: matchKey(text) }], 8),
    )
    const lookUp = ({ text }: Query) =>
      similar.find({ source: en, target: fr, text, limit: 5, minimum: 0.75 })
    const readySeconds = await seconds(() => lookUp(queries[0] ?? { how: '', text: 'x' }))
    const port = await timesOf(queries, lookUp)

    const client = await pool.connect()
    const near = async (text: string, threshold: number): Promise<number> => {
      await client.query(`set pg_trgm.similarity_threshold = ${threshold}`)
      const { rows } = await client.query(
        'select source_text from imported_units where source_text % $1 order by similarity(source_text, $1) desc limit 5',
        [text],
      )
      return rows.length
    }
    const trigrams = await timesOf(few, ({ text }) => near(text, 0.4))
    const falling = await timesOf(few, async ({ text }) => {
      for (const threshold of FALLING) if ((await near(text, threshold)) > 0) return
    })
    client.release()
    return { importSeconds, exportSeconds, exact, readySeconds, port, trigrams, falling }
  } finally {
    await similar.close()
    await pool.end()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function* unitsOf(texts: readonly string[]): AsyncGenerator<TranslationUnit> {
  for (const text of texts)
    yield { source: en, target: fr, sourceText: text, targetText: `« ${text} »`, from: 'human', details: {} }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
