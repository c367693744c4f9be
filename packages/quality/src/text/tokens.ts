/** A word of a text, in small letters, and where it starts (UTF-16 code units). */
export interface Token {
  readonly word: string
  readonly at: number
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu

export const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(WORD), (match) => ({ word: match[0].toLowerCase(), at: match.index }))
