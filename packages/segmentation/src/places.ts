import { type InlineCode, type SegmentKey, writeInline } from '@passerelle/domain'
import { type Close, numbered } from './numbered.ts'
import type { Block, Piece, Section, Span } from './piece.ts'
import type { Part, Place } from './skeleton.ts'
import { type Unit, unitsOf } from './units.ts'
import { type Placed, weave } from './weave.ts'

/** Takes a segment in, and gives it its key. */
export type Register = (source: string, codes: readonly InlineCode[]) => SegmentKey

/** A section as slices of its text and the places of its segments, which are registered in reading order. */
export function partsOf({ text, blocks }: Section, language: string, register: Register): Part[] {
  const placesIn = (all: readonly Block[]): Placed[] =>
    all.flatMap((block) => {
      const units = unitsOf(block, language)
      const placed = units.map((unit) => placeOf(block, unit))
      const used = new Set(units.flatMap((unit) => unit.covered.map(({ start }) => start)))
      const loose = block.pieces.filter(({ start }) => !used.has(start)).flatMap(placesInside)
      return [...placed, ...loose].sort((a, b) => a.start - b.start)
    })

  const placesInside = (piece: Piece): Placed[] => (piece.type === 'text' ? [] : placesIn(piece.inner))

  const placeOf = (block: Block, unit: Unit): Placed => {
    const { parts, codes, marks } = numbered(unit.pieces)
    const source = writeInline(parts)
    const key = register(source, codes)
    const inside = new Map(unit.covered.map((piece) => [piece, placesInside(piece)]))
    const all = [...inside.values()].flat()
    const markup = (piece: Piece): Part[] => weave(text, piece, inside.get(piece) ?? [])
    const closing = (close: Close): Part[] => (close.changed === undefined ? markup(close) : [close.changed])
    const wrap = wrapOf(block, unit, (span) => weave(text, span, within(span, all)))
    const span = block.wrap === undefined ? unit : block
    const place: Place = {
      key,
      text: source,
      syntax: block.syntax,
      original: weave(text, span, all),
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

  return weave(text, { start: 0, end: text.length }, placesIn(blocks))
}

const within = (span: Span, all: readonly Placed[]): Placed[] =>
  all.filter(({ start, end }) => start >= span.start && end <= span.end)

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
