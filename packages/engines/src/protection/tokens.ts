import { type InlinePart, parseInline, writeInline } from '@passerelle/domain'
import { joinTexts, type Lexeme, partsOf, wordsOf } from './lexemes.ts'

/** What tokens stand for. */
export interface Tokens {
  readonly prefix: string
  readonly held: readonly Held[]
}

interface Held {
  readonly parts: readonly InlinePart[]
  /** A space was put before or after the token, so that it reads as a word of its own. */
  readonly before: boolean
  readonly after: boolean
}

/** Letters that no language begins a word with, as many as it takes to be none of the text's own. */
function freePrefix(lexemes: readonly Lexeme[]): string {
  const upper = writeInline(lexemes.flatMap(partsOf)).toUpperCase()
  let prefix = 'QX'
  while (upper.includes(prefix)) prefix += 'Z'
  return prefix
}

/** It travels as a token: a code, a name, a number that is held. */
const isHeld = (lexeme: Lexeme): boolean =>
  lexeme.type === 'name' || partsOf(lexeme).some(({ type }) => type !== 'text')

const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}]$/u
const STARTS_WITH_WORD = /^[\p{L}\p{M}\p{N}]/u

/** Writes codes, names and numbers as opaque words: `Read <1>the 12</1>` is `Read QX0 the QX1 QX2`. */
export function writeTokens(lexemes: readonly Lexeme[]): {
  readonly message: string
  readonly tokens: Tokens
} {
  const prefix = freePrefix(lexemes)
  const held: Held[] = []
  // Pieces rather than one string: only the last is looked at.
  const pieces: string[] = []
  for (const [index, lexeme] of lexemes.entries()) {
    if (!isHeld(lexeme)) {
      pieces.push(wordsOf(lexeme))
      continue
    }
    const next = lexemes[index + 1]
    const before = ENDS_IN_WORD.test(pieces.at(-1) ?? '')
    const after = next !== undefined && !isHeld(next) && STARTS_WITH_WORD.test(wordsOf(next))
    pieces.push(`${before ? ' ' : ''}${prefix}${held.length}`, ...(after ? [' '] : []))
    held.push({ parts: partsOf(lexeme), before, after })
  }
  const message = writeInline([{ type: 'text', value: pieces.join('') }])
  return { message, tokens: { prefix, held } }
}

/** Puts back what the tokens of an answer stand for; a token that is not there leaves a gap for the verification to find. */
export function readTokens(answer: string, { prefix, held }: Tokens): string {
  const token = new RegExp(`( ?)${prefix} ?(\\d{1,6})( ?)`, 'gi')
  const parts = parseInline(answer).flatMap((part): InlinePart[] => {
    if (part.type !== 'text') return [part]
    const read: InlinePart[] = []
    let from = 0
    for (const match of part.value.matchAll(token)) {
      const [whole, before = '', digits, after = ''] = match
      const found = held[Number(digits)]
      if (found === undefined) continue
      read.push({ type: 'text', value: part.value.slice(from, match.index) + (found.before ? '' : before) })
      read.push(...found.parts, { type: 'text', value: found.after ? '' : after })
      from = match.index + whole.length
    }
    return [...read, { type: 'text', value: part.value.slice(from) }]
  })
  return writeInline(joinTexts(parts))
}
