import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { createSimilarTexts } from '@passerelle/memory'
import type { Db } from '../sql.ts'
import { keysOf, keysWithoutUnit, oldestOpen } from './keys.ts'
import type { Found, Pair } from './protocol.ts'

/** The index of one pair of languages. */
export interface PairIndex {
  /** The keys most alike, of all that was committed before the call; of what is there so far, if reading it takes longer than patience lasts. */
  find(key: string, query: { readonly limit: number; readonly minimum: number }): Promise<readonly Found[]>
  forget(keys: readonly string[]): Promise<readonly string[]>
}

/** Texts that may wait for their order: some 1 ms of a look-up. */
const PENDING = 1000
/** While much is read, blocks are made when they are full. */
const PENDING_WHILE_READING = 65_536

export function createPairIndex(db: Db, pair: Pair, patienceMs: number): PairIndex {
  const texts = createSimilarTexts()
  let since: string | undefined
  let reading: Promise<void> | undefined
  let settling: Promise<void> | undefined

  const settle = async (): Promise<void> => {
    for (const _ of texts.settle()) await turn()
  }
  const settled = (): Promise<void> => {
    settling ??= settle().finally(() => {
      settling = undefined
    })
    return settling
  }

  /** Takes in what was committed since the last time; the first time, everything. */
  const read = async (): Promise<void> => {
    // What is not in sight now belongs to a transaction that is open now, and will be asked for again.
    const next = await oldestOpen(db)
    for await (const keys of keysOf(db, pair, since)) {
      for (const key of keys) texts.add(key)
      if (texts.pending >= PENDING_WHILE_READING) await settled()
      else await turn()
    }
    since = next
    if (texts.pending > PENDING) void settled()
  }
  let wanted: Promise<void> | undefined
  /** A reading that began after the call: one that is under way may have looked before a commit that the caller knows of. */
  const upToDate = (): Promise<void> => {
    if (reading === undefined) {
      reading = read().finally(() => {
        reading = undefined
      })
      return reading
    }
    wanted ??= reading
      .catch(() => undefined)
      .then(() => {
        wanted = undefined
        return upToDate()
      })
    return wanted
  }

  return {
    async find(key, query) {
      const fresh = upToDate()
      // Whoever waits no longer hears of a failure at the next look-up.
      fresh.catch(() => undefined)
      await Promise.race([fresh, pause(patienceMs, undefined, { ref: false })])
      return texts.find(key, query).map(({ text, ratio }) => ({ key: text, ratio }))
    },
    async forget(keys) {
      const gone = await keysWithoutUnit(db, pair, keys)
      for (const key of gone) texts.delete(key)
      return gone
    },
  }
}
