import { halvesOf, type InlinePart, parseInline } from '@passerelle/domain'

/** A piece of a text as Apertium's stream will carry it. */
export type Lexeme =
  /** What is translated, with the codes that span it, the outer ones first; and the spaces and punctuation in between. */
  | { readonly type: 'word'; readonly text: string; readonly codes: readonly number[] }
  | { readonly type: 'gap'; readonly text: string }
  /** Something that must come back as it is, with a place in the sentence like a word's: a URL, an identifier. */
  | { readonly type: 'name'; readonly text: string; readonly codes: readonly number[] }
  /** Something that must come back as it is, and stands between the words: a symbol, a line break, a code. */
  | { readonly type: 'sign'; readonly parts: readonly InlinePart[] }
  /** One end of a code that spans words. */
  | { readonly type: 'open' | 'close'; readonly id: number }

// What must survive letter by letter although it looks like words. In each pattern no two neighbouring repeats share a
// character, and each starts only where a word starts: matching takes time in proportion to the text.
const NAMES = [
  // A URL or e-mail address ends before the sentence's own punctuation.
  String.raw`(?:https?:\/\/|www\.)[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?'’)\]}]`,
  String.raw`(?<![\p{L}\p{N}_.%+-])[\p{L}\p{N}_%+-]+(?:\.[\p{L}\p{N}_%+-]+)*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
  String.raw`(?<![\p{L}\p{N}])(?:${[
    // @handle, #tag
    String.raw`[@#][\p{L}\p{N}_]+`,
    // foo_bar
    String.raw`[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+`,
    // service.gouv.fr; what follows the dot is small, for else it may be a sentence that lacks its space.
    String.raw`[\p{L}\p{N}]{2,}(?:\.\p{Ll}{2,})+`,
    // COVID-19, CO2, MH:2K
    String.raw`\p{L}+-?\p{N}[\p{L}\p{N}]*`,
    String.raw`\p{Lu}+:[\p{L}\p{N}]+`,
    // SKYrooms, GovTech, iPhone, ProZorro.Sale: but not the plural of an abbreviation, NGOs.
    String.raw`(?=\p{L}*(?:\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}))\p{L}+(?:[.:][\p{L}\p{N}]+)*`,
  ].join('|')})(?![\p{L}\p{M}\p{N}])`,
  // A word that reads like the stand-ins of apertium-stream.ts.
  String.raw`(?<!\p{L})[Zz][Qq][Kk][Xx]\p{L}*`,
]
const NUMBER = String.raw`(?<![\p{L}\p{N}])\p{N}+(?:[.,:/-]\p{N}+)*(?![\p{L}\p{M}\p{N}])`
const WORD = String.raw`[\p{L}\p{M}\p{N}]+`
// The space and the marks that mean nothing to Apertium but themselves.
const GAP = ` |[.,;:!?'"()–—…«»“”‘’¿¡%/&°€-]`

const lexer = (names: readonly string[]): RegExp =>
  new RegExp(`(?<name>${names.join('|')})|(?<word>${WORD})|(?<gap>${GAP})|(?<sign>[\\s\\S])`, 'gu')

const PLAIN = lexer(NAMES)
const NUMBERS_HELD = lexer([...NAMES, NUMBER])

/** Cuts a segment's text into lexemes; joined they give the text back. `numbers`: hold numbers like names. */
export function lexemesOf(text: string, numbers: boolean): Lexeme[] {
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
        for (const { groups = {} } of part.value.matchAll(numbers ? NUMBERS_HELD : PLAIN)) {
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
