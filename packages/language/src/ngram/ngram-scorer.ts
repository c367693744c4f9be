import { guessesFrom, type Weighed } from '../guesses.ts'
import type { Language } from '../languages.ts'
import type { Scorer } from '../scorer.ts'
import { type NgramReading, readNgrams } from './ngram-reading.ts'

/** How much a text's familiarity counts: `share` for one of a hundred n-grams, and the more the longer it is. */
export interface Evidence {
  readonly share: number
  readonly fall: number
}

/**
 * The n-grams of a text overlap and its words keep to one subject, the more so the longer it is, so taking each as evidence of
 * its own would make every answer certain.
 */
const EVIDENCE: Evidence = { share: 45, fall: 0.55 }

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
export interface Weighted extends Weighed {
  readonly tag: string
  /** How the text's mean n-gram compares with those of the language's own prose: 1 is the same, a strange language is at 0.8. */
  readonly familiarity: number
}

/** A language whose weight is this far (a hundred thousandth) behind the first one's is out of the question. */
const BEHIND = Math.log(1e5)

/**
 * The languages that come into question, in the model's order. A text's score is held against that of the language's own prose, as
 * a language whose sources hold few foreign words has higher scores throughout: without that Croatian is taken for Serbian. One
 * that is no candidate is held against the mean of all at least: its few texts are full of names, and "Open file" looked like Scots.
 */
export function weightsOf(
  { seen, tags, scores, typical }: NgramReading,
  candidates: readonly Language[],
  evidence: Evidence = EVIDENCE,
): Weighted[] {
  const counts = evidence.share * (seen / AT) ** (1 - evidence.fall)
  const named = new Map<string, Language>(candidates.map((language) => [language.tag, language]))
  const usual = typical.reduce((sum, gain) => sum + gain, 0) / typical.length
  const familiarities = scores.map((score, place) => {
    const own = typical[place] ?? usual
    return score / seen / (named.has(tags[place] ?? '') ? own : Math.max(own, usual))
  })
  const weights = familiarities.map(
    (familiarity, place) => counts * familiarity + priorOf(named.get(tags[place] ?? '')),
  )
  const least = weights.reduce((most, weight) => Math.max(most, weight), Number.NEGATIVE_INFINITY) - BEHIND
  const weighted: Weighted[] = []
  weights.forEach((weight, place) => {
    if (weight < least) return
    const tag = tags[place] ?? ''
    weighted.push({ tag, language: named.get(tag), weight, familiarity: familiarities[place] ?? 0 })
  })
  return weighted
}

const priorOf = (language: Language | undefined): number =>
  language === undefined ? STRANGE : language.rare ? RARE : 0
