import type { CodeUnits } from './distance.ts'
import { gramsOf } from './grams.ts'

/** Texts of a block at most, so that a posting takes two bytes, and counters for all of them fit a processor's first cache. */
export const BLOCK_SIZE = 2 ** 16

/** Up to 65,536 texts in the order of their lengths, known by their places in it, and for each gram the texts that have it. */
export interface Block {
  readonly size: number
  /** Where each text begins; its code units, if all are below 256, in `narrow`, else in `wide`. */
  readonly starts: Uint32Array
  readonly lengths: Uint32Array
  readonly isWide: Uint8Array
  readonly narrow: Uint8Array
  readonly wide: Uint16Array
  /** Grams are told apart by so many upper bits of their hashes: about one bucket for every four texts. */
  readonly shift: number
  /** Where each bucket's postings begin, and where the last one's end. */
  readonly offsets: Uint32Array
  /** The places of the texts with a gram, ascending, so that those of some lengths stand together. */
  readonly postings: Uint16Array
  /** 1 where a text has been taken out. */
  readonly gone: Uint8Array
}

type Packed = Omit<Block, 'offsets' | 'postings'>

export const unitsIn = (block: Packed, place: number): CodeUnits =>
  block.isWide[place] === 1 ? block.wide : block.narrow

export function textIn(block: Block, place: number): string {
  const start = block.starts[place] ?? 0
  const units = unitsIn(block, place).subarray(start, start + (block.lengths[place] ?? 0))
  let text = ''
  for (let at = 0; at < units.length; at += 4096)
    text += String.fromCharCode(...units.subarray(at, at + 4096))
  return text
}

/** The first place of a text that is at least so long; the block's size if there is none. */
export function firstOfLength(block: Block, length: number): number {
  let [low, high] = [0, block.size]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((block.lengths[middle] ?? 0) < length) low = middle + 1
    else high = middle
  }
  return low
}

/** How many texts are worked on between two stops, some 10 ms. */
const STRIDE = 1024

/** Makes a block of at most `BLOCK_SIZE` texts, in some 6 µs each; stops every 10 ms, so that others have their turn. */
export function* buildBlock(texts: readonly string[]): Generator<undefined, Block> {
  const inOrder = texts.toSorted((a, b) => a.length - b.length)
  yield
  const packed = pack(inOrder)
  const bits = Math.min(14, Math.max(8, Math.ceil(Math.log2(texts.length / 4 + 1))))
  const block = { ...packed, size: texts.length, shift: 32 - bits, gone: new Uint8Array(texts.length) }
  const offsets = new Uint32Array(2 ** bits + 1)
  yield* eachPosting(block, (bucket) => {
    offsets[bucket + 1] = (offsets[bucket + 1] ?? 0) + 1
  })
  for (let bucket = 1; bucket < offsets.length; bucket += 1)
    offsets[bucket] = (offsets[bucket] ?? 0) + (offsets[bucket - 1] ?? 0)
  const postings = new Uint16Array(offsets.at(-1) ?? 0)
  const next = offsets.slice()
  yield* eachPosting(block, (bucket, place) => {
    const at = next[bucket] ?? 0
    postings[at] = place
    next[bucket] = at + 1
  })
  return { ...block, offsets, postings }
}

function pack(texts: readonly string[]) {
  const starts = new Uint32Array(texts.length)
  const isWide = Uint8Array.from(texts, (text) => (/[^\0-\xff]/.test(text) ? 1 : 0))
  let [narrowLength, wideLength] = [0, 0]
  texts.forEach((text, place) => {
    if (isWide[place] === 1) {
      starts[place] = wideLength
      wideLength += text.length
    } else {
      starts[place] = narrowLength
      narrowLength += text.length
    }
  })
  const [narrow, wide] = [new Uint8Array(narrowLength), new Uint16Array(wideLength)]
  texts.forEach((text, place) => {
    const units = isWide[place] === 1 ? wide : narrow
    const start = starts[place] ?? 0
    for (let at = 0; at < text.length; at += 1) units[start + at] = text.charCodeAt(at)
  })
  return { starts, lengths: Uint32Array.from(texts, (text) => text.length), isWide, narrow, wide }
}

/** Goes through the texts' grams, each once for a text. */
function* eachPosting(block: Packed, visit: (bucket: number, place: number) => void): Generator<undefined> {
  const seenIn = new Int32Array(2 ** (32 - block.shift)).fill(-1)
  const grams = new Uint32Array((block.lengths.at(-1) ?? 0) + 1)
  for (let place = 0; place < block.size; place += 1) {
    if (place % STRIDE === STRIDE - 1) yield
    const start = block.starts[place] ?? 0
    const count = gramsOf(unitsIn(block, place), start, start + (block.lengths[place] ?? 0), grams)
    for (let at = 0; at < count; at += 1) {
      const bucket = (grams[at] ?? 0) >>> block.shift
      if (seenIn[bucket] === place) continue
      seenIn[bucket] = place
      visit(bucket, place)
    }
  }
}
