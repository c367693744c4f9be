import { plainText } from '@passerelle/domain'

// A word, a sign of a script without spaces, or a mark by itself.
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu

/** The words and marks of a text, in their order; its inline codes are none. */
export const wordsOf = (text: string): readonly string[] => plainText(text).match(WORD) ?? []
