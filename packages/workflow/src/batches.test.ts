import fc from 'fast-check'
import { expect, it } from 'vitest'
import { batches } from './batches.ts'

const engine = { limits: { texts: 3, bytes: 10 }, sizeOf: (text: string) => text.length }

it('keeps every text, in its order, within the limits; a text over the limit stands alone', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 15 })), (texts) => {
      const packed = batches(engine, texts)
      expect(packed.flat()).toEqual(texts)
      for (const batch of packed) {
        expect(batch.length).toBeLessThanOrEqual(3)
        if (batch.length > 1) expect(batch.join('').length).toBeLessThanOrEqual(10)
      }
    }),
  )
})

it('fills a request before it begins another', () => {
  expect(batches(engine, ['aaaa', 'bbbb', 'cc', 'd'])).toEqual([['aaaa', 'bbbb', 'cc'], ['d']])
})
