import type { Block, Piece, Span } from './piece.ts'
import { sentenceStarts } from './sentence/split.ts'

/** A pair of marks that encloses a whole unit: it stays outside the segment's text. */
export interface Wrap {
  readonly open: Extract<Piece, { type: 'open' }>
  readonly close: Extract<Piece, { type: 'close' }>
}

/**
 * The pieces of one future segment, without the blanks and the enclosing marks at its edges. Where a pair reaches over the
 * border between two sentences, each has one half of it.
 */
export interface Unit extends Span {
  readonly pieces: readonly Piece[]
  /** From the outermost to the innermost. */
  readonly wraps: readonly Wrap[]
  /** All that stands between `start` and `end`: the wraps, the blanks and comments inside them, and the pieces. */
  readonly covered: readonly Piece[]
}

// Stands for an image or a code span while sentences are looked for: a letter without case, because a sentence that
// goes on in lower case after `code` must not hide that it began there.
const STAND_IN = 'ꀀ'

const WORDS = /[\p{L}\p{N}]/u

/** Divides a block into units. What belongs to none of them (blanks, lone images, comments) is not returned. */
export function unitsOf(block: Block, language: string): Unit[] {
  return unitsIn(block.pieces, block.sentences ? language : undefined)
}

function unitsIn(all: readonly Piece[], language: string | undefined): Unit[] {
  const covered = trim(all)
  const { pieces, wraps } = unwrap(covered)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (first === undefined || last === undefined || !hasWords(pieces)) return []
  // A reference link that is its own label ([label]) must stay with its text: it is written anew when that changes.
  const inseparable = wraps.some(({ close }) => close.changed !== undefined)
  const groups = language === undefined || inseparable ? [pieces] : split(pieces, language)
  if (groups.length > 1) return groups.flatMap((group) => unitsIn(withoutHalves(group), language))
  const start = wraps[0]?.open.start ?? first.start
  const end = wraps[0]?.close.end ?? last.end
  return [{ pieces, wraps, covered, start, end }]
}

/**
 * Leaves halves of pairs that begin or end at the edge of a sentence outside it: of `**One. Two.** Three.` each sentence
 * is words alone.
 */
function withoutHalves(group: readonly Piece[]): readonly Piece[] {
  let pieces = trim(group)
  const counts = new Map<number, number>()
  for (const piece of pieces)
    if (piece.type === 'open' || piece.type === 'close')
      counts.set(piece.pair, (counts.get(piece.pair) ?? 0) + 1)
  const isHalf = (piece: Piece | undefined, side: 'open' | 'close'): boolean =>
    piece?.type === side && counts.get(piece.pair) === 1
  while (isHalf(pieces[0], 'open')) pieces = trim(pieces.slice(1))
  while (isHalf(pieces.at(-1), 'close')) pieces = trim(pieces.slice(0, -1))
  return pieces
}

const hasWords = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => piece.type === 'text' && WORDS.test(piece.value))

/** Takes enclosing pairs, with the blanks and comments inside them, off both ends, until words or half a pair stand there. */
function unwrap(trimmed: readonly Piece[]): { pieces: readonly Piece[]; wraps: Wrap[] } {
  const wraps: Wrap[] = []
  let pieces = trimmed
  while (true) {
    const [open, close] = [pieces[0], pieces.at(-1)]
    if (open?.type !== 'open' || close?.type !== 'close' || close.pair !== open.pair) return { pieces, wraps }
    wraps.push({ open, close })
    pieces = trim(pieces.slice(1, -1))
  }
}

const isIdle = (piece: Piece | undefined): boolean =>
  piece !== undefined &&
  (piece.type === 'text' ? piece.value.trim() === '' : piece.type === 'alone' && piece.role !== 'word')

function trim(pieces: readonly Piece[]): readonly Piece[] {
  let [from, to] = [0, pieces.length]
  while (from < to && isIdle(pieces[from])) from += 1
  while (to > from && isIdle(pieces[to - 1])) to -= 1
  const kept = pieces.slice(from, to)
  const first = kept[0]
  if (first?.type === 'text' && isExact(first)) {
    const blanks = first.value.length - first.value.trimStart().length
    if (blanks > 0) kept[0] = { ...first, value: first.value.slice(blanks), start: first.start + blanks }
  }
  const last = kept.at(-1)
  if (last?.type === 'text' && isExact(last)) {
    const blanks = last.value.length - last.value.trimEnd().length
    if (blanks > 0)
      kept[kept.length - 1] = { ...last, value: last.value.slice(0, -blanks), end: last.end - blanks }
  }
  return kept
}

/** Whether a text stands in the source as it reads, so that it can be cut anywhere. */
const isExact = (piece: Extract<Piece, { type: 'text' }>): boolean =>
  piece.value.length === piece.end - piece.start

function flat(piece: Piece): string {
  if (piece.type === 'text') return piece.value
  if (piece.type !== 'alone') return ''
  switch (piece.role) {
    case 'word':
      return STAND_IN
    case 'break':
      // A line separator, not a line feed: a break that someone wrote is never a sentence cut in two.
      return '\u2028'
    case 'none':
      return ''
  }
}

/** Cuts where a sentence begins, also inside pairs. Marks that touch the end of a sentence stay with it. */
function split(pieces: readonly Piece[], language: string): readonly Piece[][] {
  const starts = sentenceStarts(pieces.map(flat).join(''), language)
  const whole = new Set(
    pieces.flatMap((piece) => (piece.type === 'close' && piece.changed !== undefined ? [piece.pair] : [])),
  )
  const groups: Piece[][] = []
  let group: Piece[] = []
  // How many pairs are open that must stay whole.
  let [at, depth, next] = [0, 0, 0]
  const due = (): number => starts[next] ?? Number.POSITIVE_INFINITY
  const cut = (): void => {
    if (group.length > 0) groups.push(group)
    group = []
  }
  for (const piece of pieces) {
    if (piece.type === 'close' && whole.has(piece.pair)) depth -= 1
    const width = flat(piece).length
    // A boundary before this piece: taken as soon as something that opens or has width comes.
    if (due() <= at && piece.type !== 'close' && !(piece.type === 'alone' && piece.role === 'none')) {
      if (depth === 0) cut()
      while (due() <= at) next += 1
    }
    if (piece.type === 'open' && whole.has(piece.pair)) depth += 1
    let rest = piece
    while (due() < at + width) {
      const offset = due() - at
      next += 1
      if (depth > 0 || rest.type !== 'text' || !isExact(rest)) continue
      const inRest = offset - (width - rest.value.length)
      group.push({ ...rest, value: rest.value.slice(0, inRest), end: rest.start + inRest })
      cut()
      rest = { ...rest, value: rest.value.slice(inRest), start: rest.start + inRest }
    }
    group.push(rest)
    at += width
  }
  cut()
  return groups
}
