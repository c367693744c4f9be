import { BLOCK_SIZE, type Block, buildBlock, textIn, unitsIn } from './block.ts'
import { candidatesFor, type SearchOptions } from './candidates.ts'
import { type CodeUnits, measureOf } from './distance.ts'
import { createKnownTexts } from './known-texts.ts'
import { distanceWithin, ratioOf } from './ratio.ts'

export interface SimilarText {
  readonly text: string
  /** From 0 to 1, as `similarity` has it. */
  readonly ratio: number
}

/** A set of texts that finds those most like a given one: of a million sentences in some 2 ms, with 0.4 KB of memory for each. */
export interface SimilarTexts {
  readonly size: number
  /** Texts that were added and not yet put into an order; each is compared whenever something is looked for. */
  readonly pending: number
  /** Takes a text in, once. One of more than `LONGEST_TEXT` characters is left out. */
  add(text: string): void
  /** Takes a text out at once. */
  delete(text: string): void
  /**
   * The texts most alike, at least `minimum` (0.5 to 1), the best first, at most `limit`. Finds the best one of a million in more than 99 of
   * 100 cases; what stands beyond the candidates that share most is not seen.
   */
  find(text: string, query: { readonly limit: number; readonly minimum: number }): readonly SimilarText[]
  /** Puts pending texts into an order, and stops every 10 ms. Meanwhile everything else may be called, but no second `settle`. */
  settle(): Generator<undefined, void>
}

/** Characters of a text at most; a longer one is no sentence, and comparing it takes a second. */
export const LONGEST_TEXT = 10_000

// Chosen by recall on a million English sentences: with 32 grams one in a hundred was missed, with 64 and 64 candidates none of 696.
const SEARCH: SearchOptions = { grams: 64, postings: 250_000, candidates: 64 }
/** Steps of 32 cells that comparing candidates may take, some 4 ms; long texts, which share more grams, need fewer candidates. */
const STEPS = 2_000_000
const FEWEST_CANDIDATES = 4

export function createSimilarTexts(): SimilarTexts {
  const known = createKnownTexts()
  let blocks: readonly Block[] = []
  let pending: string[] = []
  let size = 0
  /** What was taken out while a block was being built that may hold it; undefined while none is. */
  let goneMeanwhile: string[] | undefined

  return {
    get size() {
      return size
    },
    get pending() {
      return pending.length
    },
    add(text) {
      if (text === '' || text.length > LONGEST_TEXT || !known.add(text)) return
      pending.push(text)
      size += 1
    },
    delete(text) {
      if (!known.delete(text)) return
      size -= 1
      const at = pending.indexOf(text)
      // An empty text is like none; the others keep their places.
      if (at >= 0) pending[at] = ''
      else takeOut(blocks, text)
      goneMeanwhile?.push(text)
    },
    find: (text, query) => (text.length > LONGEST_TEXT ? [] : find(blocks, pending, text, query)),
    *settle() {
      while (pending.length > 0) {
        const fresh = pending.slice(0, BLOCK_SIZE)
        const merged = mergedWith(blocks, fresh.length)
        goneMeanwhile = []
        const texts = [...fresh.filter((text) => text !== ''), ...merged.flatMap(textsIn)]
        const built = yield* buildBlock(texts)
        pending = pending.slice(fresh.length)
        blocks = [...blocks.filter((block) => !merged.includes(block)), built]
        for (const text of goneMeanwhile) takeOut([built], text)
        goneMeanwhile = undefined
      }
    },
  }
}

/** The blocks that new texts are put together with: those hardly larger, so that each text is sorted in again a few times only. */
function mergedWith(blocks: readonly Block[], fresh: number): readonly Block[] {
  let size = fresh
  return blocks
    .toSorted((a, b) => a.size - b.size)
    .filter((block) => {
      if (block.size > size * 2 || size + block.size > BLOCK_SIZE) return false
      size += block.size
      return true
    })
}

const textsIn = (block: Block): readonly string[] =>
  Array.from(block.starts.keys())
    .filter((place) => block.gone[place] === 0)
    .map((place) => textIn(block, place))

function takeOut(blocks: readonly Block[], text: string): void {
  const same = candidatesFor(blocks, text, [text.length, text.length], SEARCH).find(
    ({ block, place }) => block.gone[place] === 0 && textIn(block, place) === text,
  )
  if (same !== undefined) same.block.gone[same.place] = 1
}

function find(
  blocks: readonly Block[],
  pending: readonly string[],
  text: string,
  { limit, minimum }: { readonly limit: number; readonly minimum: number },
): readonly SimilarText[] {
  const measure = measureOf(text)
  const best: { ratio: number; textOf: () => string }[] = []
  const lengths = [Math.ceil(text.length * minimum), Math.floor(text.length / minimum)] as const
  /** Takes a text among the best, if it is; returns how many steps that took. */
  const look = (units: CodeUnits, start: number, length: number, textOf: () => string): void => {
    const worst = best.length < limit ? minimum : Math.max(minimum, best.at(-1)?.ratio ?? 0)
    const atMost = distanceWithin(worst, text.length, length)
    const distance = measure(units, start, start + length, atMost)
    if (distance > atMost) return
    const ratio = ratioOf(distance, text.length, length)
    const at = best.findIndex((other) => other.ratio < ratio)
    best.splice(at < 0 ? best.length : at, 0, { ratio, textOf })
    if (best.length > limit) best.pop()
  }

  let steps = 0
  for (const [index, { block, place }] of candidatesFor(blocks, text, lengths, SEARCH).entries()) {
    if (steps > STEPS && index >= FEWEST_CANDIDATES) break
    const length = block.lengths[place] ?? 0
    if (block.gone[place] === 1) continue
    look(unitsIn(block, place), block.starts[place] ?? 0, length, () => textIn(block, place))
    steps += length * Math.ceil(text.length / 32)
  }
  for (const other of pending) {
    if (other.length < lengths[0] || other.length > lengths[1] || other === '') continue
    const units = Uint16Array.from({ length: other.length }, (_, at) => other.charCodeAt(at))
    look(units, 0, other.length, () => other)
  }
  return best.map(({ ratio, textOf }) => ({ ratio, text: textOf() }))
}
