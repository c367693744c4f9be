import { type InlineCode, type Locale, plainText } from '@passerelle/domain'

/** A term of the glossary, as it should stand on both sides. */
export interface Term {
  readonly source: string
  /** The same as `source` for what must not be translated. */
  readonly target: string
}

/** What is checked: a segment's text with its inline codes, in both languages. */
export interface CheckedPair {
  readonly source: string
  readonly target: string
  readonly sourceLanguage: Locale
  readonly targetLanguage: Locale
  readonly terms?: readonly Term[]
  /** What the codes of the source stand for, so that a finding can name them. */
  readonly codes?: readonly InlineCode[]
}

/** A pair with what most checks look at: the words alone. */
export interface View extends CheckedPair {
  readonly words: { readonly source: string; readonly target: string }
}

export const viewOf = (pair: CheckedPair): View => ({
  ...pair,
  words: { source: plainText(pair.source), target: plainText(pair.target) },
})
