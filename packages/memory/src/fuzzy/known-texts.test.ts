import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKnownTexts } from './known-texts.ts'

test('is a set of texts, through any adding and taking out', () => {
  const step = fc.tuple(fc.boolean(), fc.nat(3000).map(String))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 4000 }), (steps) => {
      const [known, model] = [createKnownTexts(), new Set<string>()]
      for (const [add, text] of steps) {
        const had = model.has(text)
        expect(add ? known.add(text) : known.delete(text)).toBe(add ? !had : had)
        if (add) model.add(text)
        else model.delete(text)
      }
    }),
    { numRuns: 20 },
  )
})
