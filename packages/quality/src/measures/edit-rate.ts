import { wordsOf } from './words.ts'

/** How much a person changed of a draft. */
export interface EditRate {
  /** Words that were added, taken out or replaced, and rows of words that were moved. */
  readonly edits: number
  /** Words of the approved text. */
  readonly words: number
  /** Edits for a word (HTER): 0 is untouched, 1 as much as writing it anew; more where the draft was much longer. */
  readonly rate: number
}

/** Rows of words that are tried as moved: their length, and how many of them are taken. */
const LONGEST_SHIFT = 10
const MOST_SHIFTS = 10
/** Texts up to here are searched for moved words; each try costs a comparison of the whole. */
const MOST_WORDS_SHIFTED = 60
/** Texts of more words are compared as bags of words, which never says more than the edits there were. */
const MOST_WORDS = 1000

/**
 * The edits of words from a draft to what a person approved, over the length of what was approved: HTER (Snover et al.
 * 2006), with moved rows of words counted once, found greedily as in TER. Capitals and marks count; inline codes do not.
 */
export function editRate(draft: string, approved: string): EditRate {
  const [from, to] = [wordsOf(draft), wordsOf(approved)]
  const edits = editsBetween(from, to)
  return { edits, words: to.length, rate: to.length === 0 ? Math.min(1, edits) : edits / to.length }
}

function editsBetween(from: readonly string[], to: readonly string[]): number {
  if (from.length > MOST_WORDS || to.length > MOST_WORDS) return bagDistance(from, to)
  let words = from
  let distance = levenshtein(words, to)
  if (Math.max(from.length, to.length) > MOST_WORDS_SHIFTED) return distance
  let shifts = 0
  while (distance > 1 && shifts < MOST_SHIFTS) {
    const better = bestShift(words, to, distance)
    // A shift costs an edit: it has to save two.
    if (better === undefined || better.distance + 1 >= distance) break
    ;({ words, distance } = better)
    shifts += 1
  }
  return shifts + distance
}

/** The move of a row of words to a place where the other text has the same row that saves most. */
function bestShift(words: readonly string[], to: readonly string[], distance: number) {
  let best: { readonly words: readonly string[]; readonly distance: number } | undefined
  const places = Map.groupBy(to.keys(), (index) => to[index] ?? '')
  for (let start = 0; start < words.length; start += 1)
    for (const place of places.get(words[start] ?? '') ?? []) {
      if (words[place] === to[place] && place === start) continue
      let length = 0
      while (
        length < LONGEST_SHIFT &&
        start + length < words.length &&
        words[start + length] === to[place + length]
      )
        length += 1
      const rest = [...words.slice(0, start), ...words.slice(start + length)]
      const moved = rest.toSpliced(Math.min(place, rest.length), 0, ...words.slice(start, start + length))
      const shorter = levenshtein(moved, to)
      if (shorter < (best?.distance ?? distance)) best = { words: moved, distance: shorter }
    }
  return best
}

function levenshtein(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, word] of from.entries()) {
    const next = [index + 1]
    for (const [at, other] of to.entries())
      next.push(
        Math.min((row[at] ?? 0) + (word === other ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1),
      )
    row = next
  }
  return row[to.length] ?? 0
}

function bagDistance(from: readonly string[], to: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of to) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of from) {
    const left = counts.get(word) ?? 0
    if (left > 0) common += 1
    counts.set(word, left - 1)
  }
  return Math.max(from.length, to.length) - common
}
