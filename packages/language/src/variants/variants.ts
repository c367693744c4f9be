import { type LanguageGuess, type Locale, languageOf, locale } from '@passerelle/domain'
import type { Script } from '../script-table.ts'
import { countScripts } from '../scripts.ts'
import english from './en.json' with { type: 'json' }
import { countPhrases, phraseTable } from './phrases.ts'
import portuguese from './pt.json' with { type: 'json' }
import chinese from './zh.json' with { type: 'json' }

/** Counts what speaks for each variant of a language. */
type Counter = (text: string) => ReadonlyMap<string, number>

const byPhrases = (lists: Readonly<Record<string, readonly string[]>>): Counter => {
  const table = phraseTable(lists)
  return (text) => countPhrases(text, table)
}

const byCharacters = (sets: Readonly<Record<string, string>>): Counter => {
  const tags = new Map(
    Object.entries(sets).flatMap(([tag, characters]) =>
      [...characters].map((character) => [character, tag] as const),
    ),
  )
  return (text) => {
    const counts = new Map<string, number>()
    for (const character of text) {
      const tag = tags.get(character)
      if (tag !== undefined) counts.set(tag, (counts.get(tag) ?? 0) + 1)
    }
    return counts
  }
}

const byScripts =
  (scripts: Readonly<Record<string, Script>>): Counter =>
  (text) => {
    const counts = countScripts(text)
    return new Map(Object.entries(scripts).map(([tag, script]) => [tag, counts.get(script) ?? 0]))
  }

/** What tells the variants of a language apart. A linguist adds to the JSON files; a new language is a line here. */
const COUNTERS: ReadonlyMap<string, Counter> = new Map([
  ['en', byPhrases(english)],
  ['pt', byPhrases(portuguese)],
  ['sr', byScripts({ 'sr-Cyrl': 'Cyrl', 'sr-Latn': 'Latn' })],
  ['zh', byCharacters(chinese)],
])

export interface VariantOptions {
  /** Below this confidence there is no hint. */
  readonly least?: number
  /** How many UTF-16 units of the text are looked at. */
  readonly maxCharacters?: number
}

export const VARIANT_DEFAULTS = { least: 0.7, maxCharacters: 10_000 } as const satisfies VariantOptions

/**
 * The regional or script variant that a text in a known language shows: zh-Hans or zh-Hant, sr-Cyrl or sr-Latn, pt-BR or pt-PT, en-GB
 * (the spelling of the Commonwealth) or en-US. Undefined where the text does not tell, or the language has none here. The
 * confidence is the share of what speaks for it, with one sign of each variant thrown in by halves (Krichevsky and Trofimov), so
 * one sign alone is 0.75. Linear in the length of the text.
 */
export function variantOf(
  text: string,
  language: Locale,
  options: VariantOptions = {},
): LanguageGuess | undefined {
  const { least, maxCharacters } = { ...VARIANT_DEFAULTS, ...options }
  const counts = COUNTERS.get(languageOf(language))?.(text.slice(0, maxCharacters)) ?? new Map()
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const [tag, most] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0])
  const confidence = (most + 0.5) / (total + 1)
  if (most === 0 || confidence < least) return undefined
  return { language: locale(tag), confidence: Math.round(confidence * 1000) / 1000 }
}
