import { type Block, firstOfLength } from './block.ts'
import { gramsOf } from './grams.ts'

/** A text of a block, and how many of the grams that were looked for it has. */
export interface Candidate {
  readonly block: Block
  readonly place: number
  readonly shared: number
}

export interface SearchOptions {
  /** Grams that are looked for at most; the rarest. Counters hold no more than 255. */
  readonly grams: number
  /** Postings that are read at most, unless one gram alone has more. */
  readonly postings: number
  /** Candidates that are given at most. */
  readonly candidates: number
}

/** The texts between two lengths that share most of a text's rarest grams, the most first. */
export function candidatesFor(
  blocks: readonly Block[],
  text: string,
  [shortest, longest]: readonly [shortest: number, longest: number],
  options: SearchOptions,
): readonly Candidate[] {
  const windows = blocks
    .map((block) => ({
      block,
      from: firstOfLength(block, shortest),
      to: firstOfLength(block, longest + 1),
    }))
    .filter(({ from, to }) => from < to)
  const grams = rarestGrams(windows, text, options)
  const counts = windows.map((window) => countShared(window, grams))
  const { least, spare } = leastShared(counts, grams.length, options.candidates)
  const candidates: Candidate[] = []
  let left = spare
  windows.forEach(({ block, from }, at) => {
    const count = counts[at] ?? NONE
    for (let place = 0; place < count.length; place += 1) {
      const shared = count[place] ?? 0
      if (shared < least) continue
      if (shared === least) {
        if (left === 0) continue
        left -= 1
      }
      candidates.push({ block, place: from + place, shared })
    }
  })
  return candidates.sort((a, b) => b.shared - a.shared)
}

const NONE = new Uint8Array(0)

/** How many grams a text has to share to be among so many that share the most, and how many of those with just so many have room. */
function leastShared(counts: readonly Uint8Array[], grams: number, wanted: number) {
  const sharing = new Uint32Array(grams + 1)
  for (const count of counts)
    for (let at = 0; at < count.length; at += 1) {
      const shared = count[at] ?? 0
      sharing[shared] = (sharing[shared] ?? 0) + 1
    }
  let room = wanted
  let least = grams
  for (; least > 1 && (sharing[least] ?? 0) < room; least -= 1) room -= sharing[least] ?? 0
  return { least: Math.max(1, least), spare: room }
}

interface Window {
  readonly block: Block
  readonly from: number
  readonly to: number
}

function rarestGrams(
  windows: readonly Window[],
  text: string,
  { grams, postings }: SearchOptions,
): readonly number[] {
  const hashes = new Uint32Array(text.length + 1)
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  const distinct = [...new Set(hashes.subarray(0, gramsOf(units, 0, units.length, hashes)))]
  const inWindows = distinct
    .map((gram) => [gram, windows.reduce((sum, window) => sum + postingsOf(window, gram), 0)] as const)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => a - b)
    .slice(0, grams)
  let read = 0
  const within = inWindows.findIndex(([, count], at) => {
    read += count
    return read > postings && at > 0
  })
  return inWindows.slice(0, within < 0 ? grams : within).map(([gram]) => gram)
}

/** How many postings a gram has in a window, about: as many as in the block, by the window's part of it. */
function postingsOf({ block, from, to }: Window, gram: number): number {
  const bucket = gram >>> block.shift
  const all = (block.offsets[bucket + 1] ?? 0) - (block.offsets[bucket] ?? 0)
  return Math.ceil((all * (to - from)) / block.size)
}

function countShared({ block, from, to }: Window, grams: readonly number[]): Uint8Array {
  const { offsets, postings, shift, size } = block
  const counts = new Uint8Array(to - from)
  for (const gram of grams) {
    const bucket = gram >>> shift
    const start = offsets[bucket] ?? 0
    const end = offsets[bucket + 1] ?? 0
    let at = firstFrom(postings, start, end, from, size)
    for (; at < end; at += 1) {
      const place = (postings[at] ?? 0) - from
      if (place >= counts.length) break
      counts[place] = (counts[place] ?? 0) + 1
    }
  }
  return counts
}

/**
 * Where among ascending postings the first one stands that is at least `place`. Looks where it would stand if they were spread
 * evenly, and goes on from there in doubled steps: two or three looks into memory instead of ten.
 */
function firstFrom(postings: Uint16Array, start: number, end: number, place: number, size: number): number {
  let low = start + Math.floor(((end - start) * place) / size)
  let high = low
  for (let step = 4; high < end && (postings[high] ?? 0) < place; step *= 2) {
    low = high + 1
    high = Math.min(end, high + step)
  }
  for (let step = 4; low > start && (postings[low - 1] ?? 0) >= place; step *= 2) {
    high = low - 1
    low = Math.max(start, low - step)
  }
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((postings[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
