import { type Format, type InlineCode, type InlinePart, type Segment, writeInline } from '@passerelle/domain'
import { keyMaker } from './key.ts'
import { isUnreadable, LIMITS, type Limits, type Unreadable } from './limits.ts'
import type { Block, Piece, Span } from './piece.ts'
import { read } from './read/read.ts'
import type { Part, Place, Skeleton } from './skeleton.ts'
import { type Unit, unitsOf } from './units.ts'

/** A segment before it is known to which field it belongs. */
export type ExtractedSegment = Omit<Segment, 'field'>

export interface Extracted {
  /** In reading order. */
  readonly segments: readonly ExtractedSegment[]
  readonly skeleton: Skeleton
}

export interface ExtractOptions {
  /** BCP 47; decides how sentences are told apart. `und` uses the rules that fit most languages. */
  readonly language: string
  /** Keys of equal texts in different scopes differ: a field's name. */
  readonly keyScope?: string
  readonly limits?: Limits
}

const BYTE_ORDER_MARK = '\uFEFF'

type Placed = Span & { readonly place: Place }

/**
 * Takes a text apart into segments and the skeleton that holds them. `merge` of an untouched skeleton gives the source
 * back, byte for byte. Returns `{ unreadable }` with a sentence for a text beyond the limits; never throws on content.
 */
export function extract(document: string, format: Format, options: ExtractOptions): Extracted | Unreadable {
  // Parsers drop a byte order mark without counting it, which would move every offset by one.
  const mark = document.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : ''
  const text = document.slice(mark.length)
  const blocks = read(text, format, options.limits ?? LIMITS)
  if (isUnreadable(blocks)) return blocks
  const segments: ExtractedSegment[] = []
  const keyOf = keyMaker(options.keyScope ?? '')
  const language = options.language === 'und' ? 'en' : options.language

  const placesIn = (all: readonly Block[]): Placed[] =>
    all.flatMap((block) => {
      const units = unitsOf(block, language)
      const placed = units.map((unit) => placeOf(block, unit))
      const used = new Set(units.flatMap((unit) => unit.covered.map(({ start }) => start)))
      const loose = block.pieces
        .filter(({ start }) => !used.has(start))
        .flatMap((piece) => placesIn(innerOf(piece)))
      return [...placed, ...loose].sort((a, b) => a.start - b.start)
    })

  const placeOf = (block: Block, unit: Unit): Placed => {
    const { parts, codes, marks } = numbered(unit.pieces)
    const source = writeInline(parts)
    const key = keyOf(source)
    segments.push({ key, source, codes })
    const inner = unit.covered.flatMap((piece) => placesIn(innerOf(piece)))
    const markup = (span: Span): Part[] =>
      weave(
        text,
        span,
        inner.filter(({ start, end }) => start >= span.start && end <= span.end),
      )
    const closing = (close: Close): Part[] => (close.changed === undefined ? markup(close) : [close.changed])
    const span = block.wrap === undefined ? unit : block
    const wrap = wrapOf(block, unit, markup)
    const place: Place = {
      key,
      text: source,
      syntax: block.syntax,
      original: weave(text, span, inner),
      codes: Object.fromEntries(
        marks.map(({ id, open, close }) => [
          id,
          close === undefined ? [markup(open)] : [markup(open), closing(close)],
        ]),
      ),
      ...(wrap === undefined ? {} : { wrap }),
      ...(beginsLine(block, unit, text) ? { lineStart: true } : {}),
    }
    return { start: span.start, end: span.end, place }
  }

  const parts = weave(text, { start: 0, end: text.length }, placesIn(blocks))
  return { segments, skeleton: { version: 1, format, parts: mark === '' ? parts : [mark, ...parts] } }
}

const innerOf = (piece: Piece): readonly Block[] => (piece.type === 'text' ? [] : piece.inner)

/** What is written before and after a changed target: the enclosing marks, with the blanks and comments inside them. */
function wrapOf(
  block: Block,
  unit: Unit,
  markup: (span: Span) => Part[],
): [readonly Part[], readonly Part[]] | undefined {
  const [first, last] = [unit.pieces[0], unit.pieces.at(-1)]
  if (first === undefined || last === undefined) return undefined
  if (block.wrap === undefined && unit.wraps.length === 0) return undefined
  const before = unit.wraps.flatMap(({ open }, index) =>
    markup({ start: open.start, end: unit.wraps[index + 1]?.open.start ?? first.start }),
  )
  const after = unit.wraps.map(({ close }, index) => {
    const blanks = markup({ start: unit.wraps[index + 1]?.close.end ?? last.end, end: close.start })
    return [...blanks, ...(close.changed === undefined ? markup(close) : [close.changed])]
  })
  const [head, tail] = block.wrap ?? ['', '']
  return [
    [head, ...before],
    [...after.toReversed().flat(), tail],
  ]
}

/** The source of a span, with the places inside it cut out. */
function weave(text: string, span: Span, placed: readonly Placed[]): Part[] {
  const parts: Part[] = []
  let at = span.start
  for (const { start, end, place } of placed) {
    if (start > at) parts.push(text.slice(at, start))
    parts.push(place)
    at = end
  }
  if (span.end > at) parts.push(text.slice(at, span.end))
  return parts
}

type Close = Extract<Piece, { type: 'close' }>

interface Mark {
  readonly id: number
  readonly open: Piece
  close?: Close
}

/** Numbers the codes of a unit from 1, in the order in which they open, and joins adjacent words. */
function numbered(pieces: readonly Piece[]): {
  parts: InlinePart[]
  codes: InlineCode[]
  marks: readonly Mark[]
} {
  const parts: InlinePart[] = []
  const codes: InlineCode[] = []
  const marks: Mark[] = []
  const pairs = new Map<number, Mark>()
  let words = ''
  const endWords = (): void => {
    if (words !== '') parts.push({ type: 'text', value: words })
    words = ''
  }
  for (const piece of pieces) {
    if (piece.type === 'text') {
      words += piece.value
      continue
    }
    endWords()
    if (piece.type === 'close') {
      const mark = pairs.get(piece.pair)
      if (mark === undefined)
        throw new RangeError('A pair of marks was cut in two; units must hold pairs whole.')
      mark.close = piece
      parts.push({ type: 'close', id: mark.id })
      continue
    }
    const mark: Mark = { id: marks.length + 1, open: piece }
    marks.push(mark)
    codes.push({ id: mark.id, kind: piece.type === 'open' ? 'pc' : 'ph', ...piece.code })
    if (piece.type === 'open') pairs.set(piece.pair, mark)
    parts.push({ type: piece.type, id: mark.id })
  }
  endWords()
  return { parts, codes, marks }
}

/** Walks back over blanks and quote marks only, so that its cost does not grow with the block. */
function beginsLine(block: Block, unit: Unit, text: string): boolean {
  if (block.syntax !== 'paragraph' && block.syntax !== 'setext') return false
  for (let at = unit.start; at > block.start; at -= 1) {
    const before = text[at - 1] ?? ''
    if (before === '\n' || before === '\r') return true
    if (before !== ' ' && before !== '\t' && before !== '>') return false
  }
  return true
}
