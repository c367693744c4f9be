// A word keeps its apostrophes (isn't, n'est) and hyphens (ne-, by-law) inside. In scripts that put no spaces between words
// each letter counts as one.
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const LETTER = String.raw`(?![${UNSPACED}])[\p{L}\p{M}\p{N}]`
const TOKEN = new RegExp(
  String.raw`<\/?\d{1,5}\/?>|[${UNSPACED}]\p{M}*|(?:${LETTER})+(?:['’ʼ\u200c-](?:${LETTER})+)*|\s+|[^\s]`,
  'gu',
)

/** A text with codes → its words, blanks, signs and codes; joined they are the text. */
export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? []

const WORD = /^[\p{L}\p{M}\p{N}]/u

export const isWord = (token: string): boolean => WORD.test(token)

const ONE_LETTER = new RegExp(`[${UNSPACED}]`, 'u')

/** Whether a text is in a script whose letters are words: a change of one is no slip of the pen. */
export const isUnspaced = (text: string): boolean => ONE_LETTER.test(text)
