import type { Language } from '../languages.ts'
import { eachGram, lettersOf } from './grams.ts'
import { modelOf } from './model.ts'
import { addGains } from './packing.ts'

/** What the n-gram model makes of a text. */
export interface NgramReading {
  /** Letters and the spaces between words. */
  readonly length: number
  /** N-grams in the text, those that no language uses among them. */
  readonly seen: number
  /** The candidates that the model knows, in its order. */
  readonly languages: readonly NgramScore[]
}

export interface NgramScore {
  readonly language: Language
  /** The logarithm of how much likelier the text is in this language than if the model lacked all of its n-grams. */
  readonly score: number
  /** How the text's mean n-gram compares with those of the language's own prose: 1 is the same, a strange language is at 0.8. */
  readonly familiarity: number
}

/** Reads a text as each of its candidates. Undefined when the model lacks their writing or every n-gram of the text. */
export function readNgrams(text: string, candidates: readonly Language[]): NgramReading | undefined {
  const writing = candidates[0]?.writing
  const model = writing === undefined ? undefined : modelOf(writing)
  if (model === undefined) return undefined
  const scores = new Float64Array(model.tags.length)
  let seen = 0
  let found = 0
  const letters = lettersOf(text)
  eachGram(letters, (gram) => {
    seen += 1
    const packed = model.grams.get(gram)
    if (packed === undefined) return
    found += 1
    addGains(packed, scores)
  })
  if (found === 0) return undefined
  const wanted = new Map<string, Language>(candidates.map((language) => [language.tag, language]))
  const languages = model.tags.flatMap((tag, place): NgramScore[] => {
    const language = wanted.get(tag)
    const score = scores[place] ?? 0
    const typical = model.typical[place] ?? 1
    return language === undefined ? [] : [{ language, score, familiarity: score / seen / typical }]
  })
  return { length: letters.length, seen, languages }
}
