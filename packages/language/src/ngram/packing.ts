/**
 * A model as bytes: for each n-gram in the order of their hashes, how much further its hash is than the one before it (seven bits a
 * byte, the lowest first, the eighth set where more follow), how many languages use it, and for each of those its place in the model's
 * list and what the n-gram says for it. Half of what the same takes as text.
 */
export interface Entry {
  readonly hash: number
  readonly gains: readonly Gain[]
}

export interface Gain {
  readonly language: number
  /** The natural logarithm of how much more frequent the n-gram is than one that the model lacks. */
  readonly gain: number
}

/** A gain of 0 as a byte, and how many of a byte's steps make a gain of 1. */
const NOTHING = 64
const STEPS = 16

/** By byte: the gain that it stands for. */
export const GAINS = Float64Array.from({ length: 256 }, (_, byte) => (byte - NOTHING) / STEPS)

export const byteOf = (gain: number): number => Math.max(0, Math.min(255, Math.round(gain * STEPS) + NOTHING))

/** The bytes of a model's entries, which are sorted by hash. Throws where more languages use an n-gram than a byte can count. */
export function packEntries(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = []
  let before = 0
  for (const { hash, gains } of entries) {
    if (gains.length > 255) throw new Error(`${gains.length} languages use one n-gram; 255 can be packed.`)
    for (let ahead = hash - before; ; ahead = Math.floor(ahead / 128)) {
      if (ahead < 128) {
        bytes.push(ahead)
        break
      }
      bytes.push(128 + (ahead % 128))
    }
    bytes.push(gains.length)
    for (const { language, gain } of gains) bytes.push(language, byteOf(gain))
    before = hash
  }
  return Uint8Array.from(bytes)
}

/** Where to find an n-gram's gains: a table of hashes with open addressing, at most two thirds full. */
export interface GramTable {
  readonly bytes: Uint8Array
  readonly hashes: Uint32Array
  /** By place in `hashes`: where in `bytes` the number of languages stands, and behind it their pairs; 0 where there is no n-gram. */
  readonly places: Uint32Array
}

export function unpackEntries(bytes: Uint8Array, entries: number): GramTable {
  const size = 2 ** Math.ceil(Math.log2(1.5 * entries + 1))
  const hashes = new Uint32Array(size)
  const places = new Uint32Array(size)
  let hash = 0
  let at = 0
  while (at < bytes.length) {
    let factor = 1
    let byte = bytes[at++] ?? 0
    for (; byte >= 128; byte = bytes[at++] ?? 0) {
      hash += (byte - 128) * factor
      factor *= 128
    }
    hash += byte * factor
    let slot = hash & (size - 1)
    while (places[slot] !== 0) slot = (slot + 1) & (size - 1)
    hashes[slot] = hash
    places[slot] = at
    at += 1 + 2 * (bytes[at] ?? 0)
  }
  return { bytes, hashes, places }
}

/** Adds what an n-gram says for each language to that language's score; false for one that the model lacks. */
export function addGains({ bytes, hashes, places }: GramTable, hash: number, scores: Float64Array): boolean {
  const mask = hashes.length - 1
  let slot = hash & mask
  let place = places[slot] ?? 0
  while (place !== 0 && hashes[slot] !== hash) {
    slot = (slot + 1) & mask
    place = places[slot] ?? 0
  }
  if (place === 0) return false
  const end = place + 2 * (bytes[place] ?? 0)
  for (let at = place + 1; at < end; at += 2) {
    const language = bytes[at] ?? 0
    scores[language] = (scores[language] ?? 0) + (GAINS[bytes[at + 1] ?? 0] ?? 0)
  }
  return true
}
