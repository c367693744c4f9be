import type { Check } from '../check.ts'
import lexicon from '../lexicon/profanity.json' with { type: 'json' }
import type { Token } from '../text/tokens.ts'

const RUDE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lexicon).map(([language, words]) => [language, new Set(words)]),
)

const rudeWords = (tokens: readonly Token[], language: string): string[] => {
  const known = RUDE.get(language)
  return known === undefined ? [] : tokens.flatMap(({ word }) => (known.has(word) ? [word] : []))
}

/** A rude word in a translation of a text that has none: an engine's slip, or somebody's joke. */
export const profanity: Check = {
  name: 'profanity',
  severity: 'warning',
  faults({ tokens, from, to }) {
    const found = RUDE.has(to) ? rudeWords(tokens.target(), to) : []
    if (found.length === 0 || rudeWords(tokens.source(), from).length > 0) return []
    // Kept as it stands in the source, it is a name.
    const source = new Set(tokens.source().map(({ word }) => word))
    return found
      .filter((word) => !source.has(word))
      .map((word) => `'${word}' is a rude word, and the source has none.`)
  },
}
