import type { InlinePart } from '@passerelle/domain'
import type { Encoded, Piece } from './apertium-stream.ts'
import { joinTexts, type Lexeme, partsOf } from './protection/lexemes.ts'

/** A text without the codes and signs at its edges, which no translation moves. */
export interface Peeled {
  readonly before: readonly InlinePart[]
  readonly core: readonly Lexeme[]
  readonly after: readonly InlinePart[]
}

/** The place of the close that ends the open at `index`, or -1. */
function closeOf(lexemes: readonly Lexeme[], index: number): number {
  const open = lexemes[index]
  return open?.type === 'open'
    ? lexemes.findIndex((lexeme, at) => at > index && lexeme.type === 'close' && lexeme.id === open.id)
    : -1
}

const isLoose = (lexeme: Lexeme | undefined): boolean =>
  lexeme?.type === 'sign' || (lexeme?.type === 'gap' && lexeme.text === ' ')

/** Takes off, from outside inwards, signs, spaces and pairs of codes that span all the rest. */
export function peel(lexemes: readonly Lexeme[]): Peeled {
  const before: InlinePart[] = []
  const after: InlinePart[] = []
  const gone = new Set<number>()
  let core = [...lexemes]
  for (;;) {
    const first = core[0]
    const last = core.at(-1)
    if (first === undefined || last === undefined) break
    if (isLoose(first)) {
      before.push(...partsOf(first))
      core = core.slice(1)
    } else if (isLoose(last)) {
      after.unshift(...partsOf(last))
      core = core.slice(0, -1)
    } else if (first.type === 'open' && closeOf(core, 0) === core.length - 1) {
      before.push(...partsOf(first))
      after.unshift(...partsOf(last))
      gone.add(first.id)
      core = core.slice(1, -1)
    } else break
  }
  return {
    before,
    core: core.map((lexeme) =>
      'codes' in lexeme ? { ...lexeme, codes: lexeme.codes.filter((id) => !gone.has(id)) } : lexeme,
    ),
    after,
  }
}

/** Makes one sign of each pair of codes without a word between them, such as a link around an image. */
export function foldWordless(lexemes: readonly Lexeme[]): Lexeme[] {
  const folded: Lexeme[] = []
  for (let index = 0; index < lexemes.length; index += 1) {
    const lexeme = lexemes[index]
    if (lexeme === undefined) break
    const end = closeOf(lexemes, index)
    const inner = lexemes.slice(index, end + 1)
    if (end < 0 || inner.some(({ type }) => type === 'word' || type === 'name')) folded.push(lexeme)
    else {
      folded.push({ type: 'sign', parts: inner.flatMap(partsOf) })
      index = end
    }
  }
  return folded
}

/** Pieces of an answer → the parts of a text, codes in place. */
export function assemble(
  pieces: readonly Piece[],
  { held }: Encoded,
  lexemes: readonly Lexeme[],
): InlinePart[] {
  const spans = spansOf(pieces, held, lexemes)
  const parts = pieces.flatMap((piece, index): InlinePart[] => {
    const own: readonly InlinePart[] =
      piece.type === 'held' ? (held[piece.index] ?? []) : [{ type: 'text', value: piece.text }]
    const opens = spans
      .filter(({ first }) => first === index)
      .map(({ id }): InlinePart => ({ type: 'open', id }))
    const closes = spans
      .filter(({ last }) => last === index)
      .map(({ id }): InlinePart => ({ type: 'close', id }))
    return [...opens, ...own, ...closes.reverse()]
  })
  return joinTexts(parts)
}

/**
 * Takes out the spaces that Apertium leaves behind where it drops a word: at the edges, doubled, before a comma or a stop.
 * A text that has such a space itself keeps those inside.
 */
export function tidied(pieces: readonly Piece[], lexemes: readonly Lexeme[]): readonly Piece[] {
  const first = pieces.findIndex((piece) => !isSpace(piece))
  if (first < 0) return []
  const inner = pieces.slice(first, pieces.findLastIndex((piece) => !isSpace(piece)) + 1)
  const single = lexemes.some(isStray) ? inner : inner.filter((piece, index) => !isStray(piece, index, inner))
  return afterName(single, lexemes)
}

// Apertium gives the word after an unknown one at the start of a sentence a capital: "SKYrooms Es una red".
function afterName(pieces: readonly Piece[], lexemes: readonly Lexeme[]): readonly Piece[] {
  const [name, , verb] = lexemes.filter(({ type }) => type !== 'open' && type !== 'close')
  const [held, , word] = pieces
  const isSmall = verb?.type === 'word' && /^\p{Ll}/u.test(verb.text)
  if (name?.type !== 'name' || held?.type !== 'held' || word?.type !== 'word' || !isSmall) return pieces
  return pieces.with(2, { ...word, text: word.text.charAt(0).toLowerCase() + word.text.slice(1) })
}

type Item = Piece | Lexeme
const isSpace = (item: Item): boolean => item.type === 'gap' && item.text === ' '
const isStray = (item: Item, index: number, all: readonly Item[]): boolean => {
  const next = all[index + 1]
  return isSpace(item) && next?.type === 'gap' && /[ ,.]/.test(next.text)
}

interface Span {
  readonly id: number
  readonly first: number
  readonly last: number
}

/** Where each code that was bound to words starts and ends now, the outer ones first. */
function spansOf(pieces: readonly Piece[], held: Encoded['held'], lexemes: readonly Lexeme[]): Span[] {
  const sameAs = (piece: Piece | undefined, lexeme: Lexeme): boolean =>
    piece !== undefined &&
    (piece.type === 'held'
      ? lexeme.type === 'sign' && held[piece.index]?.[0] === lexeme.parts[0]
      : lexeme.type === 'gap' && piece.text === lexeme.text)
  return lexemes.flatMap((open, at): Span[] => {
    if (open.type !== 'open') return []
    let first = pieces.findIndex(({ codes }) => codes.includes(open.id))
    let last = pieces.findLastIndex(({ codes }) => codes.includes(open.id))
    if (first < 0) return []
    // Quotes, brackets and signs at the edge of a code have no word to be bound to: they are taken in where they still stand.
    const inner = lexemes
      .slice(at + 1, closeOf(lexemes, at))
      .filter(({ type }) => type !== 'open' && type !== 'close')
    const isWord = ({ type }: Lexeme): boolean => type === 'word' || type === 'name'
    for (const lexeme of inner.slice(0, inner.findIndex(isWord)).reverse()) {
      if (!sameAs(pieces[first - 1], lexeme)) break
      first -= 1
    }
    for (const lexeme of inner.slice(inner.findLastIndex(isWord) + 1)) {
      if (!sameAs(pieces[last + 1], lexeme)) break
      last += 1
    }
    return [{ id: open.id, first, last }]
  })
}
