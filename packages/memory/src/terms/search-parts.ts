import { type Locale, languageOf } from '@passerelle/domain'
import { lowered, movingLetters } from './same-word.ts'
import { stemOf } from './stem.ts'
import { wordsOf } from './words.ts'

/** Fewer letters than these say too little to search a database by. */
const SHORTEST = 3

/**
 * Letters that every form of a term holds somewhere, for a search that goes through an index of letters: the beginning of its longest
 * word, in small letters, once for each vowel that may change in it (`haus`, `häus`). What is found is looked at again.
 */
export function searchParts(term: string, locale: Locale): string[] {
  const language = languageOf(locale)
  const parts = wordsOf(term, language).map(({ form }) => beginningOf(lowered(form, language), language))
  const part = parts.toSorted((a, b) => b.length - a.length)[0]
  if (part === undefined) return []
  const moving = movingLetters(language)
  const changed = [...part].flatMap((letter, at) =>
    moving
      .filter((pair) => pair[0] === letter)
      .map((pair) => part.slice(0, at) + pair.slice(1) + part.slice(at + 1)),
  )
  return [part, ...changed]
}

function beginningOf(lower: string, language: string): string {
  const stem = stemOf(lower, language)
  if (stem === lower) return lower
  // Arabic and Irish write other words before the stem.
  if (!lower.startsWith(stem.slice(0, 1)) || lower.includes(stem))
    return stem.length < SHORTEST ? lower : stem
  let shared = 0
  while (shared < stem.length && stem[shared] === lower[shared]) shared += 1
  return shared < SHORTEST ? lower : lower.slice(0, shared)
}
