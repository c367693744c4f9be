import type { LanguageGuess } from '@passerelle/domain'
import type { Language } from './languages.ts'

/**
 * Says which of several languages a text is in: the likeliest first, with confidences that mean how often it is right and
 * sum to 1 at most. It sees words in one writing that several languages share, and at least one candidate. `detect` takes any such
 * function.
 */
export type Scorer = (text: string, candidates: readonly Language[]) => readonly LanguageGuess[]
