import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { similarity } from './ratio.ts'
import { createSimilarTexts, LONGEST_TEXT, type SimilarTexts } from './similar-texts.ts'

const settle = (texts: SimilarTexts): void => void [...texts.settle()]
const all = { limit: 50, minimum: 0.7 }

function textsOf(given: readonly string[], settled: boolean): SimilarTexts {
  const texts = createSimilarTexts()
  for (const text of given) texts.add(text)
  if (settled) settle(texts)
  return texts
}

const word = fc.constantFrom('le', 'pont', 'budget', 'œuvre', 'ouvert', 'rue', '予算', '市民', 'é', '🌉')
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))

describe('similar texts', () => {
  it('are those of a comparison with every text, in an order or pending', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 40 }), sentence, fc.boolean(), (given, text, settled) => {
        const expected = [...new Set(given)]
          .map((other) => similarity(text, other))
          .filter((ratio) => ratio >= 0.7)
          .sort((a, b) => b - a)
        const found = textsOf(given, settled).find(text, all)
        expect(found.map(({ ratio }) => ratio)).toEqual(expected)
        for (const { text: other, ratio } of found) expect(ratio).toBe(similarity(text, other))
      }),
    )
  })

  it('are no more than were asked for, and at least so much alike', () => {
    const texts = textsOf(['un pont', 'un port', 'un mont', 'une rue'], true)
    expect(texts.find('un pont', { limit: 2, minimum: 0.7 }).map(({ text }) => text)).toEqual([
      'un pont',
      'un port',
    ])
    expect(texts.find('un pont', { limit: 9, minimum: 0.9 })).toHaveLength(1)
    expect(texts.find('', all)).toEqual([])
  })

  it('are found in what was put in order bit by bit', () => {
    const texts = createSimilarTexts()
    for (let round = 0; round < 20; round += 1) {
      for (let n = 0; n < 50; n += 1) texts.add(`Phrase numéro ${round * 50 + n} de la réunion du conseil`)
      settle(texts)
    }
    expect([texts.size, texts.pending]).toEqual([1000, 0])
    for (const n of [0, 49, 50, 999]) {
      const text = `Phrase numéro ${n} de la réunion du conseil`
      expect(texts.find(text, { limit: 1, minimum: 0.9 })).toEqual([{ text, ratio: 1 }])
    }
  })

  it('come once, however often they were added', () => {
    const texts = textsOf(['un pont', 'un pont'], false)
    settle(texts)
    texts.add('un pont')
    expect(texts.size).toBe(1)
    expect(texts.find('un pont', all)).toHaveLength(1)
  })

  it('are gone as soon as they are taken out: pending, in order, or just being put in order', () => {
    const texts = textsOf(['un pont', 'un port', 'un mont'], false)
    texts.delete('un pont')
    const settling = texts.settle()
    settling.next()
    texts.delete('un port')
    for (const _ of settling);
    expect(texts.find('un pont', all).map(({ text }) => text)).toEqual(['un mont'])
    texts.delete('un mont')
    texts.delete('never there')
    expect([texts.size, texts.find('un pont', all)]).toEqual([0, []])
    texts.add('un pont')
    expect(texts.find('un pont', all)).toHaveLength(1)
  })

  it('leave out what is no sentence', () => {
    const texts = textsOf(['', 'a'.repeat(LONGEST_TEXT + 1)], true)
    expect(texts.size).toBe(0)
    expect(texts.find('a'.repeat(LONGEST_TEXT + 1), all)).toEqual([])
  })
})
