import GUARDS from './guards.json' with { type: 'json' }

/**
 * Words of a language that carry so much meaning that a change of one is never a typo: lists in lower case, with blanks
 * between the words.
 */
export interface Guards {
  readonly negation: string
  readonly modal: string
  readonly comparison: string
  readonly number?: string
  /** Words that a typo makes of one another, though both are words: from, form. */
  readonly confusable?: string
  /** Beginnings, endings and middles of words that negate: Czech `ne-`, Finnish `-matta`, Turkish `-ma-`. */
  readonly parts?: string
  /** Letters that negate by themselves inside a word: Turkish `m` (geliyor, gelmiyor), Maltese `x`. */
  readonly letters?: string
}

const ALL: Readonly<Record<string, Guards>> = GUARDS

export interface GuardedLanguage {
  readonly isGuarded: (word: string) => boolean
  readonly parts: readonly string[]
  readonly letters: readonly string[]
}

const known = new Map<string, GuardedLanguage | undefined>()

/** What is known of a language, by its primary subtag; undefined for a language without an entry. */
export function guardsOf(language: string): GuardedLanguage | undefined {
  const tag = language.split('-')[0] ?? ''
  if (!known.has(tag)) known.set(tag, Object.hasOwn(ALL, tag) ? readGuards(ALL[tag]) : undefined)
  return known.get(tag)
}

function readGuards(entry: Guards | undefined): GuardedLanguage | undefined {
  if (entry === undefined) return undefined
  const { negation, modal, comparison, number, confusable, parts, letters } = entry
  const words = new Set([negation, modal, comparison, number, confusable].flatMap(listed))
  // n'est, l'a, isn't: the words on either side of an apostrophe count too, and n' and n't themselves.
  const isGuarded = (word: string): boolean =>
    words.has(word) ||
    /n't$/u.test(word) ||
    word.split(/(?<=')|-/u).some((piece) => words.has(piece) || words.has(piece.replace(/'$/u, '')))
  return { isGuarded, parts: listed(parts), letters: listed(letters) }
}

const listed = (words = ''): string[] => words.split(' ').filter((word) => word !== '')
