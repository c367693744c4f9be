import { guessesFrom, type Weighed } from '../guesses.ts'
import type { Language } from '../languages.ts'
import type { Scorer } from '../scorer.ts'
import { type NgramReading, type NgramScore, readNgrams } from './ngram-reading.ts'

/** How much of a likelihood counts, by the number of n-grams. */
export interface Evidence {
  readonly share: number
  readonly fall: number
}

/**
 * The n-grams of a text overlap and its words keep to one subject, the more so the longer it is, so taking each as evidence of
 * its own would make every answer certain.
 */
const EVIDENCE: Evidence = { share: 0.1, fall: 0.55 }

/** The number of n-grams that `share` is meant for: a title of 30 letters has about as many. */
const AT = 100

/** The logarithm of how much less often a rare language is met, and one that is no candidate. */
const RARE = Math.log(1 / 20)
const STRANGE = Math.log(1 / 100)

/** Naive Bayes over the n-grams that the text and the model share, among all languages that the model knows. */
export const ngramScorer: Scorer = (text, candidates) => {
  const reading = readNgrams(text, candidates[0]?.writing ?? '')
  return reading === undefined ? [] : guessesFrom(weightsOf(reading, candidates))
}

/** A language that the model knows, with what the text says for it and how often such a language is met. */
export interface Weighted extends NgramScore, Weighed {}

export function weightsOf(
  { seen, languages }: NgramReading,
  candidates: readonly Language[],
  evidence: Evidence = EVIDENCE,
): Weighted[] {
  const counts = evidence.share * (seen / AT) ** -evidence.fall
  const named = new Map<string, Language>(candidates.map((language) => [language.tag, language]))
  return languages.map((read) => {
    const language = named.get(read.tag)
    const prior = language === undefined ? STRANGE : language.rare ? RARE : 0
    return { ...read, language, weight: counts * read.score + prior }
  })
}
