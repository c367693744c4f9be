import type { InlineCode, InlinePart } from '@passerelle/domain'
import type { Piece } from './piece.ts'

export type Close = Extract<Piece, { type: 'close' }>

/** A code with the pieces of the source behind it. */
export interface Mark {
  readonly id: number
  readonly open: Piece
  close?: Close
}

/** Numbers the codes of a unit from 1, in the order in which they open, and joins adjacent words. */
export function numbered(pieces: readonly Piece[]): {
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
