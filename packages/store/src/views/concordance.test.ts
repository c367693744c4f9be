import { openPipeline } from '@passerelle/testkit'
import { expect, test } from 'vitest'

test('a search that takes too long is broken off and said to be too broad', async () => {
  const pipeline = await openPipeline()
  // A lock that is held makes any search take too long.
  const holder = await pipeline.pool.connect()
  await holder.query('begin; lock table imported_units in access exclusive mode')
  expect(await pipeline.memory.concordance({ words: ['a'], targets: null, limit: 1 })).toBe('too_broad')
  await holder.query('rollback')
  holder.release()
  expect(await pipeline.memory.concordance({ words: ['a'], targets: null, limit: 1 })).toEqual({
    items: [],
    next: null,
  })
  await pipeline.close()
})
