import inflection from './inflection.json' with { type: 'json' }
import { stemOf } from './stem.ts'

interface Inflection {
  /** Pairs of letters that change into each other as a word is inflected (`Haus`, `Häuser`). Elsewhere accents tell words apart. */
  readonly moving: ReadonlySet<string>
  /** Endings, each with its own inflected forms, that make another word of a stem (`participation`, `participatif`). */
  readonly derived: readonly RegExp[]
}

const NONE: Inflection = { moving: new Set(), derived: [] }
const RULES: ReadonlyMap<string, Inflection> = new Map(
  Object.entries<{ readonly moving?: readonly string[]; readonly derived?: readonly string[] }>(
    inflection,
  ).map(([language, { moving = [], derived = [] }]) => [
    language,
    {
      moving: new Set(moving.flatMap((pair) => [pair, [...pair].toReversed().join('')])),
      derived: derived.map((endings) => new RegExp(`.{3}(?:${endings})$`, 'u')),
    },
  ]),
)

// In these, words change at their beginnings, or by more than half.
const CHANGING = new Set(['ar', 'ga', 'ta'])
const LETTERS_OF_AN_ACRONYMS_PLURAL = 2

/** Pairs of letters that change into each other as a word of this language is inflected. */
export const movingLetters = (language: string): readonly string[] => [
  ...(RULES.get(language) ?? NONE).moving,
]

/** Small letters, by the rules of the language: a Turkish `İ` is no `i` with a dot above. */
export const lowered = (form: string, language: string): string =>
  language === 'tr' || language === 'az' || language === 'lt'
    ? form.toLocaleLowerCase(language)
    : form.toLowerCase()

/** Letters without accents, for asking quickly whether two words can be forms of one. */
export const unaccented = (lower: string): string => lower.normalize('NFD').replace(/\p{M}/gu, '')

/**
 * Whether a word of a text is a form of a word of a term. Stems alone join too much ("marché" and "marche", "organisation" and
 * "organise", "données" and "don"), so accents, capitals, endings that derive and the length in common are looked at. Which part
 * of speech a word has is not known: "vote" the verb passes for "vote" the noun.
 */
export function sameWord(term: string, word: string, language: string): boolean {
  if (term === word) return true
  if (!capitalsAgree(term, word, language)) return false
  const [a, b] = [lowered(term, language), lowered(word, language)]
  if (a === b) return true
  if (stemOf(a, language) !== stemOf(b, language)) return false
  if (isAcronym(term, language)) return word.length - term.length <= LETTERS_OF_AN_ACRONYMS_PLURAL
  if (CHANGING.has(language)) return true
  if (a.length === b.length && language !== 'ru' && unaccented(a) === unaccented(b)) return false
  const { moving, derived } = RULES.get(language) ?? NONE
  const shared = sharedLetters(a, b, moving)
  if (shared === undefined || shared < Math.max(a.length, b.length) / 2) return false
  const ending = (text: string): number => derived.findIndex((pattern) => pattern.test(text))
  return ending(a) === ending(b)
}

/** A term in small letters is found in any; one with capitals only where they stand (`US` is no `us`), or where all are capitals. */
function capitalsAgree(term: string, word: string, language: string): boolean {
  if (term === lowered(term, language)) return true
  if (isAcronym(term, language)) return word.startsWith(term)
  if (word.length > 1 && word === word.toUpperCase()) return true
  const isCapital = (letter: string | undefined): boolean =>
    letter !== undefined && letter !== lowered(letter, language)
  return [...term].every(
    (letter, index) => index >= word.length || isCapital(letter) === isCapital(word[index]),
  )
}

const isAcronym = (term: string, language: string): boolean =>
  term.length > 1 && term === term.toUpperCase() && term !== lowered(term, language)

/** How many first letters two words share, accents aside; undefined where an accent among these tells them apart. */
function sharedLetters(a: string, b: string, moving: ReadonlySet<string>): number | undefined {
  for (let at = 0; ; at += 1) {
    const [one, other] = [a[at], b[at]]
    if (one === undefined || other === undefined) return at
    if (one === other || moving.has(one + other)) continue
    return unaccented(one) === unaccented(other) ? undefined : at
  }
}
