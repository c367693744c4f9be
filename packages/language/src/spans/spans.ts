import { type Locale, UND } from '@passerelle/domain'
import { covers } from '../covers.ts'
import { areRelatives } from '../relatives.ts'
import { type Evidence, evidenceOf } from './evidence.ts'

/** A segment, as far as its language is concerned. */
export interface SpanText {
  /** Segments of one field are neighbours; those of two fields are not. */
  readonly field: string
  /** Its words, without codes. */
  readonly words: string
}

export interface SpanOptions {
  /** Of a longer document only so many segments are looked at; the others are taken to be in its language. */
  readonly mostSegments?: number
  /** Languages that the whole was taken for, until a person said which it is: its sentences would be taken for them again. */
  readonly mistakes?: readonly Locale[]
}

/** On a busy core 5,000 sentences take 1.3 seconds, during which a worker does nothing else. */
export const SPAN_DEFAULTS = { mostSegments: 5_000, mistakes: [] } as const satisfies SpanOptions

/** A language below this confidence in every sentence is none that the document quotes. */
const NAMED = 0.8

/** Confidences are taken for probabilities, but none as a certainty: one sentence says at most 250 to 1. */
const LEAST = 0.004

/**
 * How many to one the segments must speak for another language: of an unrelated one a single clear sentence is enough
 * (French is hardly ever taken for English), of a relative it takes two, as one Danish sentence in Norwegian or one Slovak in
 * Czech is mostly a mistake.
 */
const ODDS = { other: 100, relative: 500 }

/** More languages than these are looked at in one document only at the cost of time; they grow with its square. */
const MOST_LANGUAGES = 6

/**
 * The language of each segment: null where it is the document's, as for all that is too short or unclear to tell, names, titles and
 * short phrases in another language among them. The likeliest sequence is chosen (Viterbi), with the document's language and
 * that of the neighbours as the prior. Linear in the length of the text.
 * @param document the language of the whole, with region or script as it was settled
 */
export function spanLanguages(
  segments: readonly SpanText[],
  document: Locale,
  options: SpanOptions = {},
): readonly (Locale | null)[] {
  const { mostSegments, mistakes } = { ...SPAN_DEFAULTS, ...options }
  if (document === UND) return segments.map(() => null)
  const evidence = segments.slice(0, mostSegments).map(({ words }) => evidenceOf(words))
  const others = othersIn(evidence, document).filter(
    (other) => !mistakes.some((mistake) => covers(mistake, other)),
  )
  if (others.length === 0) return segments.map(() => null)
  const fields = [...new Set(segments.map(({ field }) => field))]
  const found = new Map<number, Locale>()
  for (const field of fields) {
    const indexes = evidence.flatMap((_, index) => (segments[index]?.field === field ? [index] : []))
    const states = likeliest(
      indexes.map((index) => evidence[index] ?? { guesses: [], weight: 0 }),
      document,
      others,
    )
    states.forEach((state, at) => {
      const [index, language] = [indexes[at], others[state - 1]]
      if (index !== undefined && language !== undefined) found.set(index, language)
    })
  }
  return segments.map((_, index) => found.get(index) ?? null)
}

/** The languages that a sentence names clearly, the most often named first. */
function othersIn(evidence: readonly Evidence[], document: Locale): Locale[] {
  const counts = new Map<Locale, number>()
  for (const { guesses, weight } of evidence) {
    const first = guesses[0]
    if (weight < 1 || first === undefined || first.confidence < NAMED || covers(document, first.language))
      continue
    counts.set(first.language, (counts.get(first.language) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_LANGUAGES)
    .map(([language]) => language)
}

/** The likeliest state of each segment: 0 is the document's language, n the nth of the others. */
function likeliest(evidence: readonly Evidence[], document: Locale, others: readonly Locale[]): number[] {
  const entry = [0, ...others.map((other) => Math.log(oddsBetween(document, other)))]
  const steps: number[][] = []
  let scores = entry.map((cost) => -cost)
  evidence.forEach((each, at) => {
    const said = entry.map((_, state) => logWeight(each, document, others[state - 1]))
    if (at === 0) {
      scores = scores.map((score, state) => score + (said[state] ?? 0))
      return
    }
    const best = indexOfBest(scores)
    // To stay costs nothing, nor does the way back; at a tie the way back is taken, so that a silent end is the document's.
    const from = entry.map((cost, state) =>
      state !== 0 && (scores[state] ?? 0) > (scores[best] ?? 0) - cost ? state : best,
    )
    steps.push(from)
    scores = from.map(
      (before, state) =>
        (scores[before] ?? 0) - (before === state ? 0 : (entry[state] ?? 0)) + (said[state] ?? 0),
    )
  })
  const states = [indexOfBest(scores)]
  for (const from of steps.toReversed()) states.push(from[states.at(-1) ?? 0] ?? 0)
  return states.reverse()
}

const indexOfBest = (scores: readonly number[]): number =>
  scores.reduce((best, score, index) => (score > (scores[best] ?? score) ? index : best), 0)

function logWeight({ guesses, weight }: Evidence, document: Locale, other: Locale | undefined): number {
  if (guesses.length === 0) return 0
  const language = other ?? document
  const confidence = guesses.find((guess) => covers(language, guess.language))?.confidence ?? 0
  return weight * Math.log(Math.max(LEAST, confidence))
}

const oddsBetween = (a: Locale, b: Locale): number => (areRelatives(a, b) ? ODDS.relative : ODDS.other)
