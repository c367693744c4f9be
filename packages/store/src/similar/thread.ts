import { parentPort, workerData } from 'node:worker_threads'
import { database, openPool } from '../pool.ts'
import { createPairIndex, type PairIndex } from './pair-index.ts'
import type { Answer, Answered, Asked, Pair, ThreadOptions } from './protocol.ts'

// Runs in the thread that holds the indexes: a million units take 0.4 GB and some 10 s to read, and no event loop waits for either.
const { databaseUrl, patienceMs, pairIdleMs }: ThreadOptions = workerData
const db = database(openPool(databaseUrl, { max: 2 }))

interface Kept {
  readonly index: PairIndex
  readonly idle: NodeJS.Timeout
  readonly bornAt: number
}
const indexes = new Map<string, Kept>()
/** Milliseconds after which an index is read anew: texts whose units were withdrawn or erased leave the memory with it at the latest. */
const LIFE = 24 * 60 * 60 * 1000

function indexOf(pair: Pair): PairIndex {
  const name = `${pair.source}>${pair.target}`
  const known = indexes.get(name)
  if (known !== undefined && performance.now() - known.bornAt < LIFE) {
    known.idle.refresh()
    return known.index
  }
  clearTimeout(known?.idle)
  const index = createPairIndex(db, pair, patienceMs)
  const idle = setTimeout(() => indexes.delete(name), pairIdleMs)
  indexes.set(name, { index, idle, bornAt: performance.now() })
  return index
}

async function answerTo(asked: Asked): Promise<Answer> {
  const index = indexOf(asked.pair)
  switch (asked.ask) {
    case 'find':
      return { found: await index.find(asked.key, asked) }
    case 'forget':
      return { gone: await index.forget(asked.keys) }
  }
}

parentPort?.on('message', async (asked: Asked) => {
  const answer = await answerTo(asked).catch((error: unknown) => ({ failure: String(error) }))
  parentPort?.postMessage({ number: asked.number, ...answer } satisfies Answered)
})
