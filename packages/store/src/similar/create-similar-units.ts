import { languageOf } from '@passerelle/domain'
import { matchKey } from '@passerelle/memory'
import type { SimilarUnit, SimilarUnits } from '@passerelle/workflow'
import type pg from 'pg'
import { database } from '../pool.ts'
import { memoryUnits } from '../tables/memory-candidates.ts'
import type { Answer, Found, Pair } from './protocol.ts'
import { createThreadClient } from './thread-client.ts'

export interface OpenSimilarUnits extends SimilarUnits {
  /** Ends the thread. */
  readonly close: () => Promise<void>
}

export interface SimilarUnitsOptions {
  /** Milliseconds that a look-up waits for a large memory to be read; then it answers from what is read. Default 3,000. */
  readonly patienceMs?: number
  /** Milliseconds without a look-up after which an index gives its memory back. Default 15 minutes. */
  readonly idleMs?: number
}

/** Texts beyond those asked for, in case some have no unit that serves. */
const SPARE = 8
/** Units of one source text. */
const PER_KEY = 4
const LEAST_RATIO = 0.5

/**
 * The memory's fuzzy look-up: an index in a thread of this process finds the texts, the database gives their units, so that what was
 * withdrawn is never given. The pool stays its opener's to close.
 */
export function createSimilarUnits(
  pool: pg.Pool,
  databaseUrl: string,
  { patienceMs = 3000, idleMs = 15 * 60_000 }: SimilarUnitsOptions = {},
): OpenSimilarUnits {
  const db = database(pool)
  const thread = createThreadClient({ databaseUrl, patienceMs, pairIdleMs: idleMs }, idleMs)

  const find: SimilarUnits['find'] = async ({ source, target, text, limit, minimum }) => {
    const pair: Pair = { source: languageOf(source), target: languageOf(target) }
    const query = {
      pair,
      key: matchKey(text),
      limit: limit + SPARE,
      minimum: Math.max(LEAST_RATIO, minimum),
    }
    for (;;) {
      const found = foundIn(await thread.ask({ ask: 'find', ...query }))
      const keys = found.map(({ key }) => key)
      const wanted = keys.map((near) => ({ matchKey: near }))
      const units = await memoryUnits(db, source, target, wanted, PER_KEY)
      const similar = found.flatMap(({ key, ratio }): SimilarUnit[] =>
        units.filter((unit) => matchKey(unit.source) === key).map((unit) => ({ unit, ratio })),
      )
      const without = keys.filter((key) => units.every((unit) => matchKey(unit.source) !== key))
      if (without.length === 0 || similar.length >= limit) return similar.slice(0, limit)
      // Those that have gone leave the index, and others take their places; those in another variant of the language stay.
      const gone = goneIn(await thread.ask({ ask: 'forget', pair, keys: without }))
      if (gone.length === 0) return similar
    }
  }
  return { find, close: thread.close }
}

function foundIn(answer: Answer): readonly Found[] {
  if ('found' in answer) return answer.found
  throw new Error(`The fuzzy index gave no answer: ${'failure' in answer ? answer.failure : 'another one'}`)
}

function goneIn(answer: Answer): readonly string[] {
  if ('gone' in answer) return answer.gone
  throw new Error(`The fuzzy index gave no answer: ${'failure' in answer ? answer.failure : 'another one'}`)
}
