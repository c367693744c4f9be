import { francScores } from './franc/franc-scores.ts'
import { guessesFrom } from './guesses.ts'
import type { Language } from './languages.ts'
import { type NgramReading, readNgrams } from './ngram/ngram-reading.ts'
import { type Evidence, type Weighted, weightsOf } from './ngram/ngram-scorer.ts'
import type { Scorer } from './scorer.ts'

/**
 * A text is easy when the n-gram model is this sure of it and finds its n-grams about as frequent as they are in that language's
 * own prose. Every other text is put to franc too.
 */
const EASY = { confidence: 0.9, familiarity: 0.9 }

/**
 * How the two vote: by the sum of their scores, franc's counting the more the longer the text is, as it is often wrong about
 * titles. Fitted on half of the help pages' texts that are not easy.
 */
const VOTE: { readonly evidence: Evidence; readonly franc: number; readonly power: number } = {
  evidence: { share: 42, fall: 0.645 },
  franc: 7.1,
  power: 1.4,
}

/** Letters of the text that `VOTE.franc` and `STRANGER.lead` are meant for. */
const AT = 100

/**
 * franc knows some 300 languages more than the model. When it finds one of them nearer than the winner by `lead`, the text is in
 * that one or in another that is no candidate. In a short text leads mean less, by this power of its length.
 */
const STRANGER = { lead: 0.1, power: 1.5, leastLead: 0.04 }

/** What is left of the confidence when a text looks strange: the guesses are shown, and none is named. */
const STRANGERS_CONFIDENCE = 0.3

/**
 * The n-gram model, and franc beside it where the model does not find the text easy: franc votes among the candidates, and
 * speaks up when the text is in a language that is none of them.
 */
export const cascadeScorer: Scorer = (text, candidates) => {
  const reading = readNgrams(text, candidates[0]?.writing ?? '')
  if (reading === undefined) return []
  const alone = weightsOf(reading, candidates)
  const guesses = guessesFrom(alone)
  if (isEasy(guesses[0]?.confidence ?? 0, heaviest(alone))) return guesses
  const nearness = francScores(text, candidates[0]?.writing ?? '')
  const votes = votesOf(reading, candidates, nearness)
  const together = guessesFrom(votes)
  if (!isStranger(reading.length, heaviest(votes)?.language, candidates, nearness)) return together
  return together.map((guess) => ({ ...guess, confidence: guess.confidence * STRANGERS_CONFIDENCE }))
}

const isEasy = (confidence: number, winner: Weighted | undefined): boolean =>
  confidence >= EASY.confidence && (winner?.familiarity ?? 0) >= EASY.familiarity

function votesOf(
  reading: NgramReading,
  candidates: readonly Language[],
  nearness: ReadonlyMap<string, number>,
): Weighted[] {
  const counts = VOTE.franc * (reading.length / AT) ** VOTE.power
  return weightsOf(reading, candidates, VOTE.evidence).map((read) => ({
    ...read,
    weight: read.weight + counts * (nearness.get(read.language?.franc ?? read.tag) ?? 0),
  }))
}

function isStranger(
  length: number,
  winner: Language | undefined,
  candidates: readonly Language[],
  nearness: ReadonlyMap<string, number>,
): boolean {
  const known = new Set(candidates.map(({ franc }) => franc))
  let nearest = 0
  for (const [code, near] of nearness) if (!known.has(code)) nearest = Math.max(nearest, near)
  const lead = nearest - (nearness.get(winner?.franc ?? '') ?? 0)
  return lead > Math.max(STRANGER.leastLead, STRANGER.lead * (length / AT) ** -STRANGER.power)
}

const heaviest = (weighted: readonly Weighted[]): Weighted | undefined =>
  weighted.reduce<Weighted | undefined>(
    (best, each) => (best === undefined || each.weight > best.weight ? each : best),
    undefined,
  )
