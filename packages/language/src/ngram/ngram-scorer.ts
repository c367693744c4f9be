import { type LanguageGuess, locale } from '@passerelle/domain'
import type { Scorer } from '../scorer.ts'
import { eachGram, lettersOf } from './grams.ts'
import { modelOf } from './model.ts'

/**
 * How much of the likelihood counts: the n-grams of a text overlap and its words keep to one subject, the more so the longer it
 * is, so taking each as evidence of its own would make every answer certain. Fitted on 7,000 titles, sentences and paragraphs
 * of help pages in 36 languages: expected calibration error 1 %.
 */
const EVIDENCE = { share: 0.1, at: 100, fall: 0.55 }

/** The logarithm of how much less often a rare language is met: a twentieth as often. */
const RARITY = Math.log(1 / 20)

const ALTERNATIVES = 5

/** Naive Bayes over the n-grams of 1 to 4 characters that the text and the model share. */
export const ngramScorer: Scorer = (text, candidates) => {
  const writing = candidates[0]?.writing
  const model = writing === undefined ? undefined : modelOf(writing)
  if (model === undefined) return []
  const scores = new Float64Array(model.tags.length)
  let seen = 0
  let found = 0
  eachGram(lettersOf(text), (gram) => {
    seen += 1
    const pairs = model.grams.get(gram)
    if (pairs === undefined) return
    found += 1
    for (let at = 0; at < pairs.length; at += 2) {
      const language = pairs[at] ?? 0
      scores[language] = (scores[language] ?? 0) + (pairs[at + 1] ?? 0)
    }
  })
  if (found === 0) return []
  const evidence = EVIDENCE.share * (seen / EVIDENCE.at) ** -EVIDENCE.fall
  const wanted = new Map<string, number>(candidates.map(({ tag, rare }) => [tag, rare ? RARITY : 0]))
  const ranked = model.tags
    .flatMap((tag, language) => {
      const prior = wanted.get(tag)
      return prior === undefined ? [] : [{ tag, score: evidence * (scores[language] ?? 0) + prior }]
    })
    .sort((a, b) => b.score - a.score)
  const best = ranked[0]?.score ?? 0
  const weights = ranked.map(({ score }) => Math.exp(score - best))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return ranked
    .slice(0, ALTERNATIVES)
    .map(({ tag }, at): LanguageGuess => ({ language: locale(tag), confidence: (weights[at] ?? 0) / sum }))
}
