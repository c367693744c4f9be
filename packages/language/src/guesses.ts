import type { LanguageGuess } from '@passerelle/domain'
import type { Language } from './languages.ts'

const MOST = 5

/** What a text might be in: a language that may be named, or one that takes its share of the confidence away from those. */
export interface Weighed {
  readonly language: Language | undefined
  /** The logarithm of its weight. */
  readonly weight: number
}

/** Guesses out of weights: the likeliest five that may be named, with confidences that are shares of the whole. */
export function guessesFrom(weighed: readonly Weighed[]): LanguageGuess[] {
  const best = weighed.reduce((most, { weight }) => Math.max(most, weight), Number.NEGATIVE_INFINITY)
  const sum = weighed.reduce((total, { weight }) => total + Math.exp(weight - best), 0)
  return weighed
    .flatMap(({ language, weight }) =>
      language === undefined ? [] : [{ language: language.tag, confidence: Math.exp(weight - best) / sum }],
    )
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST)
}
