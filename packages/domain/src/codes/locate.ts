import type { CodedSource } from './source-codes.ts'

/** Where in a target's words a code of the source would stand. All offsets are into the words alone. */
export interface Locator {
  /** The place of a code that stands alone, or of half a pair. */
  readonly alone: (from: number) => number
  /** The places of a pair's ends; one where the source's pair holds no words. */
  readonly pair: (from: number, to: number) => { readonly open: number; readonly close: number }
  /** The start of the word nearest to where `from` would stand, before `limit`; undefined where there is no word. */
  readonly openBefore: (from: number, limit: number) => number | undefined
  /** The end of the word nearest to where `to` would stand, after `limit`. */
  readonly closeAfter: (to: number, limit: number) => number | undefined
  readonly hasWords: (from: number, to: number) => boolean
}

/** A place of the source with its place in the target. */
export interface Anchor {
  readonly source: number
  readonly target: number
}

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

// In scripts without spaces between words every letter with its marks counts as one.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+/gu

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))

/**
 * Places by what both texts share: the codes that are there already, and words that stand in both just once (names,
 * numbers). Between two such places by proportion, at the edge of a word.
 */
export function locator({ words: source }: CodedSource, target: string, codes: readonly Anchor[]): Locator {
  const sourceWords = wordsOf(source)
  const targetWords = wordsOf(target)
  const anchors = sortedAnchors([
    { source: 0, target: 0 },
    ...codes,
    ...sharedWords(sourceWords, targetWords),
    { source: source.length, target: target.length },
  ])
  const starts = targetWords.map(({ start }) => start)
  const ends = targetWords.map(({ end }) => end)
  const sourceStarts = sourceWords.map(({ start }) => start)
  const places = anchors.map((anchor) => anchor.source)
  const guess = (at: number): number => {
    const right = firstAtLeast(places, at)
    const overall = source.length === 0 ? 0 : Math.round((at / source.length) * target.length)
    return between(anchors[right - 1], anchors[right], at) ?? overall
  }
  const hasWords: Locator['hasWords'] = (from, to) => {
    const next = sourceStarts[firstAtLeast(sourceStarts, from)]
    return next !== undefined && next < to
  }
  const openBefore: Locator['openBefore'] = (from, limit) =>
    nearest(starts, guess(from), 0, firstAtLeast(starts, limit))
  const closeAfter: Locator['closeAfter'] = (to, limit) =>
    nearest(ends, guess(to), firstAtLeast(ends, limit + 1), ends.length)
  const alone: Locator['alone'] = (from) => {
    if (from === 0 || from === source.length) return from === 0 ? 0 : target.length
    const touchesWord = /[\p{L}\p{N}\p{M}]$/u.test(source.slice(Math.max(0, from - 2), from))
    return nearest(touchesWord ? ends : starts, guess(from), 0, starts.length) ?? guess(from)
  }
  return {
    alone,
    hasWords,
    openBefore,
    closeAfter,
    pair(from, to) {
      if (!hasWords(from, to)) {
        const at = alone(from)
        return { open: at, close: at }
      }
      const open = openBefore(from, target.length) ?? 0
      return { open, close: closeAfter(to, open) ?? target.length }
    },
  }
}

function sortedAnchors(anchors: readonly Anchor[]): Anchor[] {
  const bySource = new Map(anchors.map((anchor) => [anchor.source, anchor]))
  return [...bySource.values()].sort((a, b) => a.source - b.source)
}

/** The edges of the words that stand once in each text. */
function sharedWords(source: readonly Word[], target: readonly Word[]): Anchor[] {
  const [here, there] = [onlyOnce(source), onlyOnce(target)]
  return [...here.values()].flatMap(({ text, start, end }): Anchor[] => {
    const twin = there.get(text)
    return twin === undefined
      ? []
      : [
          { source: start, target: twin.start },
          { source: end, target: twin.end },
        ]
  })
}

function onlyOnce(words: readonly Word[]): Map<string, Word> {
  const once = new Map<string, Word>()
  const seen = new Set<string>()
  for (const word of words) {
    if (seen.has(word.text)) once.delete(word.text)
    else once.set(word.text, word)
    seen.add(word.text)
  }
  return once
}

/** By proportion between two anchors; undefined where the order of the words has changed, and nothing follows from it. */
function between(left: Anchor | undefined, right: Anchor | undefined, at: number): number | undefined {
  if (right?.source === at) return right.target
  if (left === undefined || right === undefined || left.target > right.target) return undefined
  const share = (at - left.source) / (right.source - left.source)
  return Math.round(left.target + share * (right.target - left.target))
}

/** The first index whose value is at least `least`, in a sorted list. */
export function firstAtLeast(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** The value nearest to `goal` among those of a range of indices. */
function nearest(sorted: readonly number[], goal: number, from: number, to: number): number | undefined {
  const after = Math.min(Math.max(firstAtLeast(sorted, goal), from), to)
  const [left, right] = [after > from ? sorted[after - 1] : undefined, after < to ? sorted[after] : undefined]
  if (left === undefined || right === undefined) return left ?? right
  return goal - left < right - goal ? left : right
}
