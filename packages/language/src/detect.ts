import { type LanguageGuess, type Locale, sameLanguage, UND } from '@passerelle/domain'
import { cascadeScorer } from './cascade.ts'
import { type Language, languagesOf } from './languages.ts'
import { familiarityOf } from './ngram/ngram-reading.ts'
import { ngramScorer } from './ngram/ngram-scorer.ts'
import { proseOf, withoutNames } from './prose.ts'
import type { Scorer } from './scorer.ts'
import { windowsOf } from './windows.ts'
import { wordsIn, writingsOf } from './writing.ts'

export interface DetectOptions {
  /** Name no other languages than these (regions and scripts don't matter). */
  readonly only?: readonly Locale[]
  /** How many UTF-16 units of the text are looked at. */
  readonly maxCharacters?: number
  /** Below this confidence the answer is `und`. */
  readonly threshold?: number
  /** What tells languages of one writing apart. */
  readonly scorer?: Scorer
  /** The same for the passages of a text, which are many: a cheap one. */
  readonly passageScorer?: Scorer
}

export const DETECT_DEFAULTS = {
  maxCharacters: 10_000,
  threshold: 0.5,
  scorer: cascadeScorer,
  passageScorer: ngramScorer,
} as const satisfies DetectOptions

/** A guess, `und` with confidence 0 when nobody can tell; then the alternatives hold what it might be. */
export interface Detected extends LanguageGuess {
  readonly alternatives: readonly LanguageGuess[]
}

/** Fewer letters than this are no text: 7 Greek letters or 3 Hangul syllables are a word in a script of its own. */
const FEWEST_LETTERS = 7

// More of these and it is a list of names, or code. German prose begins 45 % of its words with capitals.
const MOST_NAMES = 0.85
const MOST_CODE = 0.3

// … unless its n-grams are as frequent as they are in some language's prose: a title with capitals is at 0.9, a list of names at
// 0.4 to 0.75. Cyrillic names are at 0.8 too.
const PROSE = 0.8
const isTitle = (text: string, writing: string): boolean =>
  writing === 'Latn' && familiarityOf(text, writing) >= PROSE

// Names and short quotations in another script are common; above this share they count as another language.
const OTHER_WRITINGS = 0.25

// From this share in other languages on a text is in none. Below it, confidence falls with the share.
const MIXED_SHARE = 0.3
const DISSENT_WEIGHT = 1.5

// Windows shorter than this tell too little to contradict the whole, and unsure ones don't count.
const WINDOW = 60
const DISSENT_CONFIDENCE = 0.8
const MOST_WINDOWS = 40

const ALTERNATIVES = 4

/**
 * Which language a text is in. Never fails: `und` for texts that are empty, too short, code, numbers, addresses, lists of
 * names, or in several languages. Looks at the first `maxCharacters` alone, in linear time.
 */
export function detect(text: string, options: DetectOptions = {}): Detected {
  const settings = { ...DETECT_DEFAULTS, ...options }
  const { only, maxCharacters, threshold, scorer } = settings
  const prose = proseOf(text, maxCharacters)
  if (prose.codeShare > MOST_CODE) return answer([], threshold)
  const [main] = writingsOf(prose.text)
  if (main === undefined || main.letters < FEWEST_LETTERS) return answer([], threshold)
  if (prose.nameShare > MOST_NAMES && !isTitle(prose.text, main.writing)) return answer([], threshold)
  const others = writingsOf(withoutNames(prose.text)).filter(({ writing }) => writing !== main.writing)
  const elsewhere = others.reduce((sum, { letters }) => sum + letters, 0)
  const total = main.letters + elsewhere
  const reading = inOneWriting(wordsIn(prose.text, main.writing), languagesOf(main.writing, only), settings)
  if (elsewhere <= OTHER_WRITINGS * total)
    return answer(reading.guesses, reading.mixed ? NOTHING_NAMED : threshold)
  const passages = others.slice(0, ALTERNATIVES).flatMap(({ writing, letters }) => {
    const [guess] = scored(wordsIn(prose.text, writing), languagesOf(writing, only), scorer)
    return guess === undefined ? [] : [{ language: guess.language, confidence: letters / total }]
  })
  return answer([...scaled(reading.guesses, main.letters / total), ...passages], NOTHING_NAMED)
}

const NOTHING_NAMED = Number.POSITIVE_INFINITY

interface Reading {
  readonly guesses: readonly LanguageGuess[]
  /** In several languages: then the confidences are their shares. */
  readonly mixed: boolean
}

/** Guesses over words in one writing, with passages in another language taken into account. */
function inOneWriting(
  words: string,
  candidates: readonly Language[],
  { scorer, passageScorer }: Pick<Required<DetectOptions>, 'scorer' | 'passageScorer'>,
): Reading {
  const guesses = scored(words, candidates, scorer)
  const [first] = guesses
  if (first === undefined || candidates.some(({ alone }) => alone)) return { guesses, mixed: false }
  const dissent = new Map<Locale, number>()
  const windows = someOf(windowsOf(words, WINDOW))
  if (windows.length < 2) return { guesses, mixed: false }
  const length = windows.reduce((sum, window) => sum + window.length, 0)
  for (const window of windows) {
    const [guess] = scored(window, candidates, passageScorer)
    if (guess === undefined || guess.confidence < DISSENT_CONFIDENCE) continue
    if (sameLanguage(guess.language, first.language)) continue
    dissent.set(guess.language, (dissent.get(guess.language) ?? 0) + window.length / length)
  }
  const other = [...dissent.values()].reduce((sum, share) => sum + share, 0)
  const passages = [...dissent].map(([language, share]): LanguageGuess => ({ language, confidence: share }))
  if (other >= MIXED_SHARE)
    return { guesses: [{ language: first.language, confidence: 1 - other }, ...passages], mixed: true }
  const rest = guesses.filter(({ language }) => !dissent.has(language))
  return { guesses: [...scaled(rest, 1 - DISSENT_WEIGHT * other), ...passages], mixed: false }
}

/** As many windows of a long text as tell its passages, evenly over the whole. */
const someOf = (windows: readonly string[]): readonly string[] => {
  const step = Math.ceil(windows.length / MOST_WINDOWS)
  return windows.filter((_, at) => at % step === 0)
}

function scored(words: string, candidates: readonly Language[], scorer: Scorer): readonly LanguageGuess[] {
  const [first] = candidates
  if (first === undefined) return []
  return first.alone ? [{ language: first.tag, confidence: 1 }] : scorer(words, candidates)
}

const scaled = (guesses: readonly LanguageGuess[], factor: number): LanguageGuess[] =>
  guesses.map(({ language, confidence }) => ({ language, confidence: confidence * factor }))

function answer(guesses: readonly LanguageGuess[], threshold: number): Detected {
  const sorted = guesses
    .filter(({ confidence }) => confidence >= 0.005)
    .map(({ language, confidence }) => ({ language, confidence: Math.round(confidence * 1000) / 1000 }))
    .sort((a, b) => b.confidence - a.confidence)
  const [first, ...others] = sorted
  if (first === undefined || first.confidence < threshold)
    return { language: UND, confidence: 0, alternatives: sorted.slice(0, ALTERNATIVES) }
  return { ...first, alternatives: others.slice(0, ALTERNATIVES) }
}
