/** Longest n-gram of the model, in UTF-16 units; whole words are longer. */
export const LONGEST = 5

/** A text as the model sees it: small letters, marks and apostrophes, with one space between words. */
export const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/[^\p{L}\p{M}']+/gu, ' ')
    .trim()

const SPACE = 32

/** Single letters up to here say little, as every language of the writing has them, and so cost the most. */
const ASCII = 127

const SEED = 0x811c9dc5
const PRIME = 0x9e3779b1

const buffers = { hashes: new Uint32Array(4096), lengths: new Uint8Array(4096) }

/** The n-grams of a text, as hashes of 32 bits, with the length of each: `LONGEST + 1` stands for a whole word that is longer. */
export interface Grams {
  readonly count: number
  readonly hashes: Uint32Array
  readonly lengths: Uint8Array
}

/**
 * Every n-gram of 2 to 5 UTF-16 units (of 1 beyond ASCII) that does not go beyond a word and the spaces around it, and every whole word. The arrays are
 * used again by the next call. Hashing them in place, instead of cutting strings out, reads a text four times as fast.
 */
export function gramsOf(letters: string): Grams {
  const most = (letters.length + 2) * (LONGEST + 1)
  if (buffers.hashes.length < most) {
    buffers.hashes = new Uint32Array(2 * most)
    buffers.lengths = new Uint8Array(2 * most)
  }
  const { hashes, lengths } = buffers
  const end = letters.length
  const unit = (at: number): number => (at < 0 || at >= end ? SPACE : letters.charCodeAt(at))
  let count = 0
  for (let at = -1; at <= end; at++) {
    const first = unit(at)
    let hash = step(SEED, first)
    if (first > ASCII) {
      hashes[count] = hash >>> 0
      lengths[count++] = 1
    } else if (at === end) break
    let length = 1
    let next = first
    while (length < LONGEST && at + length <= end) {
      next = unit(at + length)
      hash = step(hash, next)
      length += 1
      if (length > 2 || first > ASCII || next > ASCII) {
        hashes[count] = hash >>> 0
        lengths[count++] = length
      }
      if (next === SPACE) break
    }
    if (first !== SPACE || next === SPACE || length < LONGEST) continue
    while (next !== SPACE && at + length <= end) {
      next = unit(at + length)
      hash = step(hash, next)
      length += 1
    }
    hashes[count] = hash >>> 0
    lengths[count++] = LONGEST + 1
  }
  return { count, hashes, lengths }
}

function step(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, PRIME)
  return mixed ^ (mixed >>> 15)
}
