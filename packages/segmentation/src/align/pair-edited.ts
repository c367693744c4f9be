import type { Pairs } from './pair-equal.ts'
import { ALIKE, type Profile, similarity } from './similarity.ts'

/** How far from where a text is expected it is looked for, on either side. */
const REACH = 4

/** So much alike that nothing better needs to be looked for. */
const SURELY = 0.75

/** A pair of words that more of the texts have says nothing about which of them it is. */
const RARE = 6

interface Candidate {
  readonly old: number
  readonly now: number
  readonly alike: number
}

/** Texts that stand between two neighbours that did not move. */
export interface Gap {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/**
 * Pairs texts that were changed: first within the gaps between those that stayed, the most alike first, then what is left by
 * the rare words that it shares with others anywhere. Each text is compared with a few others, so time stays linear.
 */
export function pairEdited(
  before: (index: number) => Profile,
  after: (index: number) => Profile,
  gaps: readonly Gap[],
): Pairs {
  const pairs: Pairs = new Map()
  const taken = new Set<number>()
  const settle = (candidates: Candidate[]): void => {
    candidates.sort((a, b) => b.alike - a.alike || a.now - b.now || a.old - b.old)
    for (const { old, now } of candidates) {
      if (pairs.has(now) || taken.has(old)) continue
      pairs.set(now, old)
      taken.add(old)
    }
  }
  const compare = (old: number, now: number): Candidate[] => {
    const alike = similarity(before(old), after(now))
    return alike >= ALIKE ? [{ old, now, alike }] : []
  }
  for (const gap of gaps) settle(gapCandidates(gap, compare))
  const lost = gaps.flatMap((gap) => gap.before.filter((old) => !taken.has(old)))
  const left = gaps.flatMap((gap) => gap.after.filter((now) => !pairs.has(now)))
  const lists = postings(lost, before)
  settle(left.flatMap((now) => likely(lists, after(now)).flatMap((old) => compare(old, now))))
  return pairs
}

/** Looks from the place that follows the last find outwards. */
function gapCandidates(
  { before, after }: Gap,
  compare: (old: number, now: number) => Candidate[],
): Candidate[] {
  let expected = 0
  return after.flatMap((now, index) => {
    const found: Candidate[] = []
    const share = Math.floor(((index + 0.5) * before.length) / after.length)
    for (const place of new Set([...around(expected), ...around(share)])) {
      const old = before[place]
      const [candidate] = old === undefined ? [] : compare(old, now)
      if (candidate === undefined) continue
      found.push(candidate)
      if (candidate.alike < SURELY) continue
      expected = place + 1
      break
    }
    return found
  })
}

function around(centre: number): number[] {
  const places = [centre]
  for (let by = 1; by <= REACH; by += 1) places.push(centre + by, centre - by)
  return places
}

/** What a text may be known by again: its words two by two and one by one; without blanks, three characters in a row. */
function marksOf({ text }: Profile): Iterable<string> {
  const words = text.split(' ')
  if (words.length === 1)
    return new Set(Array.from({ length: text.length }, (_, at) => text.slice(at, at + 3)))
  return new Set([...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)])
}

function postings(indices: readonly number[], profile: (index: number) => Profile): Map<string, number[]> {
  const lists = new Map<string, number[]>()
  for (const index of indices)
    for (const mark of marksOf(profile(index))) {
      const list = lists.get(mark)
      if (list === undefined) lists.set(mark, [index])
      else if (list.length <= RARE) list.push(index)
    }
  return lists
}

/** The few texts that share the most rare marks with this one. */
function likely(lists: ReadonlyMap<string, readonly number[]>, profile: Profile): number[] {
  const shared = new Map<number, number>()
  for (const mark of marksOf(profile)) {
    const list = lists.get(mark) ?? []
    if (list.length <= RARE) for (const index of list) shared.set(index, (shared.get(index) ?? 0) + 1)
  }
  return [...shared]
    .sort(([a, many], [b, more]) => more - many || a - b)
    .slice(0, REACH)
    .map(([index]) => index)
}
