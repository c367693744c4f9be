import { locale } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { KNOWN_LANGUAGES, languagesOf } from '../languages.ts'
import { gramsOf, lettersOf } from './grams.ts'
import { modelOf } from './model.ts'
import { ngramScorer } from './ngram-scorer.ts'

const hashesOf = (letters: string): number[] => {
  const { count, hashes } = gramsOf(letters)
  return [...hashes.subarray(0, count)]
}

describe('n-grams', () => {
  test('no n-gram crosses from one word into the next', () => {
    const apart = [...hashesOf('ab'), ...hashesOf('c')]
    expect(hashesOf('ab c').sort()).toEqual(apart.sort())
    // Of " ab ": " ab", " ab " and "ab ".
    expect(hashesOf('ab')).toHaveLength(3)
    expect(hashesOf('áb')).toHaveLength(6)
  })

  test('a word that is longer than an n-gram is one more', () => {
    const { count, lengths } = gramsOf('abcd')
    expect([...lengths.subarray(0, count)].filter((length) => length === 6)).toHaveLength(1)
    expect(new Set(hashesOf('abcd')).size).toBe(count)
  })

  test('capitals, digits and punctuation make no difference', () => {
    expect(lettersOf('L’Été, 2016!')).toBe("l'été")
  })
})

describe('the n-gram model', () => {
  test('knows every language that a writing leaves open', () => {
    for (const writing of ['Latn', 'Cyrl', 'Arab', 'Deva', 'Hebr', 'Ethi', 'Beng'] as const) {
      const tags = languagesOf(writing, undefined).map(({ tag }) => tag)
      expect(modelOf(writing)?.tags).toEqual(expect.arrayContaining(tags))
    }
    expect(KNOWN_LANGUAGES.length).toBe(new Set(KNOWN_LANGUAGES).size)
  })

  test('has nothing to say about a writing with one language', () => {
    expect(modelOf('Grek')).toBeUndefined()
  })

  test('ranks the candidates alone, the likeliest first, with confidences that sum to 1 at most', () => {
    const candidates = languagesOf('Latn', [locale('es'), locale('pt'), locale('gl')])
    const guesses = ngramScorer('a cidade escuta os seus moradores', candidates)
    expect(guesses.map(({ language }) => language).sort()).toEqual(['es', 'gl', 'pt'])
    expect(guesses[0]?.language).toBe('pt')
    expect(guesses.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1)
  })

  test('is less sure of a word than of a sentence', () => {
    const candidates = languagesOf('Latn', undefined)
    const [word] = ngramScorer('zusammen', candidates)
    const [sentence] = ngramScorer('sie haben das zusammen mit der stadt beschlossen', candidates)
    expect(sentence?.language).toBe('de')
    expect(word?.confidence ?? 1).toBeLessThan(sentence?.confidence ?? 0)
  })

  test('says nothing where no n-gram is known', () => {
    expect(ngramScorer('ⱥⱦ', languagesOf('Latn', undefined))).toEqual([])
  })
})
