import type { InlineCode, InlinePart } from '@passerelle/domain'
import type { Piece } from './piece.ts'

export type Close = Extract<Piece, { type: 'close' }>

/** A code with the pieces of the source behind it. */
export interface Mark {
  readonly id: number
  /** Of half a pair, that half. */
  readonly open: Piece
  close?: Close
}

/** Numbers the codes of a unit from 1, in the order in which they first stand there, and joins adjacent words. */
export function numbered(pieces: readonly Piece[]): {
  parts: InlinePart[]
  codes: InlineCode[]
  marks: readonly Mark[]
} {
  const parts: InlinePart[] = []
  const codes: InlineCode[] = []
  const marks: Mark[] = []
  const pairs = new Map<number, Mark>()
  const closed = new Set(pieces.flatMap((piece) => (piece.type === 'close' ? [piece.pair] : [])))
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
    const opened = piece.type === 'close' ? pairs.get(piece.pair) : undefined
    if (piece.type === 'close' && opened !== undefined) {
      opened.close = piece
      parts.push({ type: 'close', id: opened.id })
      continue
    }
    const mark: Mark = { id: marks.length + 1, open: piece }
    marks.push(mark)
    codes.push({ id: mark.id, kind: kindOf(piece, closed), ...piece.code })
    if (piece.type === 'open') pairs.set(piece.pair, mark)
    parts.push({ type: piece.type, id: mark.id })
  }
  endWords()
  return { parts, codes, marks }
}

function kindOf(piece: Exclude<Piece, { type: 'text' }>, closed: ReadonlySet<number>): InlineCode['kind'] {
  switch (piece.type) {
    case 'open':
      return closed.has(piece.pair) ? 'pc' : 'sc'
    case 'close':
      return 'ec'
    case 'alone':
      return 'ph'
  }
}
