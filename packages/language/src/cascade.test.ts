import { locale, UND } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { cascadeScorer } from './cascade.ts'
import { detect } from './detect.ts'
import { languagesOf } from './languages.ts'
import { ngramScorer } from './ngram/ngram-scorer.ts'

const LATIN = languagesOf('Latn', undefined)

describe('an easy text', () => {
  test('is left to the n-gram model', () => {
    const text =
      'Every year the people who live here are asked what they think of the plans that the city has made for them.'
    expect(cascadeScorer(text, LATIN)).toEqual(ngramScorer(text, LATIN))
  })
})

describe('a text that the n-gram model is unsure of', () => {
  const text = 'a cidade escuta e publica os plans'

  test('gets another confidence by the vote of franc', () => {
    const [alone] = ngramScorer(text, LATIN)
    const [together] = cascadeScorer(text, LATIN)
    expect(alone?.confidence).toBeLessThan(0.9)
    expect(together?.confidence).not.toBe(alone?.confidence)
  })

  test('is still shared out among the candidates, and no more than once', () => {
    const candidates = languagesOf('Latn', [locale('es'), locale('pt'), locale('gl')])
    const guesses = cascadeScorer(text, candidates)
    expect(guesses.map(({ language }) => language).sort()).toEqual(['es', 'gl', 'pt'])
    expect(guesses.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1)
  })
})

describe('a text in a language outside the usual ones', () => {
  test.each([
    [
      'az',
      'Hər yaz şəhər şurası öz planlarını dərc edir və burada yaşayan insanlardan onlar haqqında nə düşündüklərini soruşur.',
    ],
    ['jv', 'Saben kutha nggawe rencana lan takon marang wong sing manggon ing kono apa sing dipikirake.'],
    [
      'af',
      'Elke lente maak die raad sy planne bekend en vra die mense wat hier woon wat hulle daarvan dink.',
    ],
    [
      'lb',
      "All Fréijoer publizéiert de Gemengerot seng Pläng a freet d'Leit, déi hei wunnen, wat si dovun halen.",
    ],
  ])('is named where the model is sure: %s', (language, text) => {
    expect(detect(text).language).toBe(language)
  })

  test.each([
    [
      'Venetian',
      'Pò printemps el consejo de ła sità el publica i so projeti e el ghe domanda a ła zente cossa che i ghe ne pensa.',
    ],
  ])('is not taken for its relative where it has no name here: %s', (_, text) => {
    expect(detect(text)).toMatchObject({ language: UND, confidence: 0 })
  })

  test('is not named either when the wanted languages leave its own out', () => {
    const text = 'Igal kevadel avaldab volikogu oma kavad ja küsib elanikelt, mida nad neist arvavad.'
    expect(detect(text).language).toBe('et')
    expect(detect(text, { only: [locale('fi'), locale('lv')] }).language).toBe(UND)
  })
})

test('a text that neither the model nor franc can read has no guesses', () => {
  expect(cascadeScorer('ⱥⱦ', LATIN)).toEqual([])
})
