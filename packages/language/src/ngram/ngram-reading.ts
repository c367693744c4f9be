import { gramsOf, lettersOf } from './grams.ts'
import { modelOf } from './model.ts'
import { addGains } from './packing.ts'

/** What the n-gram model makes of a text. */
export interface NgramReading {
  /** Letters and the spaces between words. */
  readonly length: number
  /** N-grams in the text, those that no language uses among them. */
  readonly seen: number
  /** Every language that the model knows in the text's writing, those that are no candidates and those that have no name here among them. */
  readonly languages: readonly NgramScore[]
}

export interface NgramScore {
  readonly tag: string
  /** The logarithm of how much likelier the text is in this language than if the model lacked all of its n-grams. */
  readonly score: number
  /** How the text's mean n-gram compares with those of the language's own prose: 1 is the same, a strange language is at 0.8. */
  readonly familiarity: number
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
  const languages = model.tags.map((tag, place): NgramScore => {
    const score = scores[place] ?? 0
    return { tag, score, familiarity: score / count / (model.typical[place] ?? 1) }
  })
  return { length: letters.length, seen: count, languages }
}
