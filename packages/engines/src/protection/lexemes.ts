import { halvesOf, type InlinePart, parseInline } from '@passerelle/domain'
import { EMAIL, HANDLE, IDENTIFIER, LINK, NUMBER, PLACEHOLDER, termPattern } from './kept.ts'

/** A piece of a text as an engine is given it. */
export type Lexeme =
  /** What is translated, with the codes that span it, the outer ones first; and the spaces and punctuation in between. */
  | { readonly type: 'word'; readonly text: string; readonly codes: readonly number[] }
  | { readonly type: 'gap'; readonly text: string }
  /** Something that must come back as it is, with a place in the sentence like a word's: a URL, an identifier, a term that is not translated. */
  | { readonly type: 'name'; readonly text: string; readonly codes: readonly number[] }
  /** Something that must come back as it is, and stands between the words: a symbol, a line break, a code. */
  | { readonly type: 'sign'; readonly parts: readonly InlinePart[] }
  /** One end of a code that spans words. */
  | { readonly type: 'open' | 'close'; readonly id: number }

const NAMES = [
  PLACEHOLDER,
  LINK,
  EMAIL,
  HANDLE,
  IDENTIFIER,
  // A word that reads like the stand-ins of apertium-stream.ts.
  String.raw`(?<!\p{L})[Zz][Qq][Kk][Xx]\p{L}*`,
]
const WORD = String.raw`[\p{L}\p{M}\p{N}]+`
// The space and the marks that mean nothing to Apertium but themselves.
const GAP = ` |[.,;:!?'"()–—…«»“”‘’¿¡%/&°€-]`

const lexer = (names: readonly string[]): RegExp =>
  new RegExp(`(?<name>${names.join('|')})|(?<word>${WORD})|(?<gap>${GAP})|(?<sign>[\\s\\S])`, 'gu')

const PLAIN = lexer(NAMES)
const NUMBERS_HELD = lexer([...NAMES, NUMBER])

/** What is held like a name, beside what always is. */
export interface Holding {
  readonly numbers: boolean
  /** Terms that are not to be translated. */
  readonly terms: readonly string[]
}

function lexerFor({ numbers, terms }: Holding): RegExp {
  const pattern = termPattern(terms)
  if (pattern === undefined) return numbers ? NUMBERS_HELD : PLAIN
  return lexer([pattern, ...NAMES, ...(numbers ? [NUMBER] : [])])
}

/** Cuts a segment's text into lexemes; joined they give the text back. */
export function lexemesOf(text: string, holding: Holding): Lexeme[] {
  const pattern = lexerFor(holding)
  const lexemes: Lexeme[] = []
  const open: number[] = []
  const parts = parseInline(text)
  const halves = halvesOf(parts)
  for (const part of parts) {
    const codes = [...open]
    if (part.type !== 'text' && halves.has(part.id)) {
      // Nothing says how far its pair reaches: it stands where it stands, as a code without words does.
      lexemes.push({ type: 'sign', parts: [part] })
      continue
    }
    switch (part.type) {
      case 'text':
        for (const { groups = {} } of part.value.matchAll(pattern)) {
          const { name, word, gap, sign } = groups
          if (name !== undefined) lexemes.push({ type: 'name', text: name, codes })
          else if (word !== undefined) lexemes.push({ type: 'word', text: word, codes })
          else if (gap !== undefined) lexemes.push({ type: 'gap', text: gap })
          else lexemes.push({ type: 'sign', parts: [{ type: 'text', value: sign ?? '' }] })
        }
        break
      case 'alone':
        lexemes.push({ type: 'sign', parts: [part] })
        break
      case 'open':
        open.push(part.id)
        lexemes.push(part)
        break
      case 'close':
        if (open.includes(part.id)) open.splice(open.lastIndexOf(part.id), 1)
        lexemes.push(part)
        break
    }
  }
  return lexemes
}

/** What a lexeme is of a segment's text. */
export const partsOf = (lexeme: Lexeme): readonly InlinePart[] => {
  switch (lexeme.type) {
    case 'word':
    case 'gap':
    case 'name':
      return [{ type: 'text', value: lexeme.text }]
    case 'sign':
      return lexeme.parts
    case 'open':
    case 'close':
      return [lexeme]
  }
}

/** The words of a lexeme; none of a code's. */
export const wordsOf = (lexeme: Lexeme): string =>
  partsOf(lexeme)
    .map((part) => (part.type === 'text' ? part.value : ''))
    .join('')

/** Makes one text part of neighbouring ones, the form in which parts are written. */
export function joinTexts(parts: readonly InlinePart[]): InlinePart[] {
  const joined: InlinePart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.type === 'text' && last?.type === 'text')
      joined.splice(-1, 1, { type: 'text', value: last.value + part.value })
    else if (part.type !== 'text' || part.value !== '') joined.push(part)
  }
  return joined
}
