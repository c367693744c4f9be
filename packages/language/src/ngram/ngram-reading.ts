import { gramsOf, lettersOf } from './grams.ts'
import { modelOf } from './model.ts'
import { addGains } from './packing.ts'

/** What the n-gram model makes of a text. */
export interface NgramReading {
  /** Letters and the spaces between words. */
  readonly length: number
  /** N-grams in the text, those that no language uses among them. */
  readonly seen: number
  /** Every language that the model knows in the text's writing, those that are no candidates and those without a name here among them. */
  readonly tags: readonly string[]
  /** By place in `tags`: the logarithm of how much likelier the text is in this language than if the model lacked all of its n-grams. */
  readonly scores: Float64Array
  /** By place in `tags`: the mean score of an n-gram of the language's own prose. */
  readonly typical: readonly number[]
}

/** Reads a text as each language of a writing. Undefined when the model lacks the writing or every n-gram of the text. */
export function readNgrams(text: string, writing: string): NgramReading | undefined {
  const model = modelOf(writing)
  if (model === undefined) return undefined
  const scores = new Float64Array(model.tags.length)
  const letters = lettersOf(text)
  const { count, hashes } = gramsOf(letters)
  let found = 0
  for (let at = 0; at < count; at++) if (addGains(model.grams, hashes[at] ?? 0, scores)) found += 1
  if (found === 0) return undefined
  return { length: letters.length, seen: count, tags: model.tags, scores, typical: model.typical }
}

/** How familiar a text looks to the language that it looks most familiar to: 1 is that language's own prose; 0 where the model lacks the writing. */
export function familiarityOf(text: string, writing: string): number {
  const reading = readNgrams(text, writing)
  if (reading === undefined) return 0
  const { scores, seen, typical } = reading
  return scores.reduce((most, score, place) => Math.max(most, score / seen / (typical[place] ?? 1)), 0)
}
