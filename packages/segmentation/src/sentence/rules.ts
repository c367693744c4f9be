import { LANGUAGES } from './languages.ts'

/** What a linguist writes for a language in languages/: words divided by spaces, without their last full stop. */
export interface LanguageData {
  /** A name follows, so no sentence ends: `Mr`, `Dr`. */
  readonly names?: string
  /** Nor with these: `e.g`, `cf`. */
  readonly inside?: string
  /** Only a number goes on the sentence: `No. 5`, `Art. IV`. */
  readonly numbers?: string
  /** The sentence goes on unless one of the starters follows: `Inc`, `a.m`. */
  readonly either?: string
  /** Words with which sentences commonly begin, in lower case. */
  readonly starters?: string
  /** `roman` or `all`: which numbers with a stop are ordinals before a capital letter too (XIV. König, 3. Mai). */
  readonly ordinals?: string
  /** Marks beside those of Unicode that end a sentence before a capital letter: `;` in Greek. */
  readonly stops?: string
}

export type Kind = 'names' | 'inside' | 'numbers' | 'either'

export interface Rules {
  /** Whether a word before a full stop is an abbreviation of a kind. */
  readonly has: (kind: Kind, word: string) => boolean
  readonly isListed: (word: string) => boolean
  readonly isStarter: (word: string) => boolean
  readonly ordinals: RegExp | undefined
  /** Finds the ends that only this language has, with the blanks behind them. */
  readonly stops: RegExp | undefined
  /** Whether the language has a file of its own. */
  readonly isKnown: boolean
}

/** English ones that every language meets in names. */
const SHARED: LanguageData = {
  names: 'mr mrs ms dr prof',
  numbers: 'vol fig nr',
  either: 'inc ltd corp co bros jr sr',
}

// A year has four digits and may end a sentence, so only one or two count.
export const ORDINALS: ReadonlyMap<string, RegExp> = new Map([
  ['roman', /(?:^|\s)[IVX]+\.$/],
  ['all', /(?:^|[\s(\u2013–-])(?:\p{Nd}{1,2}|[IVX]+)\.$/u],
])

export const KINDS = ['names', 'inside', 'numbers', 'either'] as const

const words = (list = ''): string[] => list.split(' ').filter((word) => word !== '')

function compile(data: LanguageData = {}, isKnown: boolean): Rules {
  const lists = KINDS.map((kind) => [kind, new Set([...words(SHARED[kind]), ...words(data[kind])])] as const)
  const byKind = new Map(lists)
  const all = new Set(lists.flatMap(([, set]) => [...set]))
  const starters = new Set(words(data.starters))
  // An entry with a capital letter stands for itself, one without for every way to write it.
  const isIn = (set: ReadonlySet<string> | undefined, word: string): boolean =>
    set?.has(word) === true || set?.has(word.toLowerCase()) === true
  return {
    has: (kind, word) => isIn(byKind.get(kind), word),
    isListed: (word) => isIn(all, word),
    isStarter: (word) => starters.has(word.toLowerCase()),
    ordinals: ORDINALS.get(data.ordinals ?? ''),
    stops:
      data.stops === undefined
        ? undefined
        : new RegExp(`[${data.stops}]["”»)]*\\s+(?=["“«(]*[\\p{Lu}\\p{Nd}])`, 'gu'),
    isKnown,
  }
}

const compiled = new Map<string, Rules>()

/** The rules of a BCP 47 tag's language; for a language without a file, those that all share. */
export function rulesFor(language: string): Rules {
  const tag = language.split('-')[0]?.toLowerCase() ?? ''
  const known = compiled.get(tag)
  if (known !== undefined) return known
  const data = LANGUAGES.get(tag)
  const made = compile(data, data !== undefined)
  compiled.set(tag, made)
  return made
}
