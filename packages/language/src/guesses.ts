import type { LanguageGuess } from '@passerelle/domain'
import type { Language } from './languages.ts'

const MOST = 5

/** Guesses out of logarithms of weights: the likeliest five, with confidences that are shares of the whole. */
export function guessesFrom(
  weighted: readonly { readonly language: Language; readonly weight: number }[],
): LanguageGuess[] {
  const sorted = [...weighted].sort((a, b) => b.weight - a.weight)
  const best = sorted[0]?.weight ?? 0
  const shares = sorted.map(({ weight }) => Math.exp(weight - best))
  const sum = shares.reduce((total, share) => total + share, 0)
  return sorted
    .slice(0, MOST)
    .map(({ language }, at) => ({ language: language.tag, confidence: (shares[at] ?? 0) / sum }))
}
