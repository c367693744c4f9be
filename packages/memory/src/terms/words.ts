import type { Place } from '@passerelle/domain'

/** A word of a text: what terms are found by. */
export interface Word extends Place {
  /** Composed, without the signs inside of words that say nothing of their own. */
  readonly form: string
}

// Scripts that put no space between words: each letter with its marks counts as a word. A run of Katakana is a word.
const LETTERWISE = String.raw`[[\p{L}&&[\p{scx=Han}\p{scx=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]]--[\p{sc=Katakana}ー]]`
const KATAKANA = String.raw`[\p{sc=Katakana}ー]`
// Soft hyphens and joiners stand inside of words, as does the sign of `R&D`.
const LETTERS = String.raw`(?:[[\p{L}\p{N}]--${LETTERWISE}--${KATAKANA}][\p{M}\u00AD\u200C\u200D]*)+`
const SPACED = `${LETTERS}(?:&${LETTERS})*`
const WORDS = new RegExp(String.raw`${KATAKANA}+|${LETTERWISE}\p{M}*|${SPACED}`, 'gv')
const ENGLISH_WORDS = new RegExp(
  String.raw`${KATAKANA}+|${LETTERWISE}\p{M}*|${SPACED}(?:['’]s(?!\p{L}))?`,
  'gv',
)
const SILENT = /[\u00AD\u0640\u200C\u200D]/g
const VOWEL_MARKS = /[\u064B-\u0652\u0670]/g

/** The words of a text in their order, in time proportional to it. An elision's two sides are two words (`l’État`), as are a hyphen's. */
export function wordsOf(text: string, language: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(language === 'en' ? ENGLISH_WORDS : WORDS)) {
    const end = match.index + match[0].length
    words.push({ start: match.index, end, form: formOf(match[0], language) })
  }
  return words
}

function formOf(word: string, language: string): string {
  const bare = language === 'en' ? word.replace(/['’]s$/, '') : word
  const composed = bare.normalize('NFC').replace(SILENT, '')
  return composed.replace(VOWEL_MARKS, '')
}

// Between the words of one term: spaces, a hyphen, an apostrophe; nothing that ends a phrase.
const GAP = /^[\s\u00A0'’\-\u2010\u2011]{0,3}$/

/** Whether two words may belong to one term. */
export const together = (text: string, before: Word, after: Word): boolean =>
  after.start - before.end <= 3 && GAP.test(text.slice(before.end, after.start))
