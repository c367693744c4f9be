import { guessesFrom } from '../guesses.ts'
import type { Scorer } from '../scorer.ts'
import { type NgramReading, type NgramScore, readNgrams } from './ngram-reading.ts'

/** How much of a likelihood counts, by the number of n-grams. */
export interface Evidence {
  readonly share: number
  readonly fall: number
}

/**
 * The n-grams of a text overlap and its words keep to one subject, the more so the longer it is, so taking each as evidence of
 * its own would make every answer certain. Fitted on 7,000 titles, sentences and paragraphs of help pages in 36 languages:
 * expected calibration error 1 %.
 */
const EVIDENCE: Evidence = { share: 0.1, fall: 0.55 }

/** The number of n-grams that `share` is meant for: a title of 30 letters has about as many. */
const AT = 100

/** The logarithm of how much less often a rare language is met: a twentieth as often. */
const RARITY = Math.log(1 / 20)

/** Naive Bayes over the n-grams of 1 to 4 characters that the text and the model share. */
export const ngramScorer: Scorer = (text, candidates) => {
  const reading = readNgrams(text, candidates)
  return reading === undefined ? [] : guessesFrom(weightsOf(reading))
}

/** A candidate, with the logarithm of its weight: what the text says for it, and how often such a language is met. */
export interface Weighted extends NgramScore {
  readonly weight: number
}

export function weightsOf({ seen, languages }: NgramReading, evidence: Evidence = EVIDENCE): Weighted[] {
  const counts = evidence.share * (seen / AT) ** -evidence.fall
  return languages.map((read) => ({
    ...read,
    weight: counts * read.score + (read.language.rare ? RARITY : 0),
  }))
}
