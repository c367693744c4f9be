import { type InlineCode, type Locale, languageOf, plainText, type TermReport } from '@passerelle/domain'
import { type Token, tokensOf } from './text/tokens.ts'
import { type Element, elementsOf } from './xml.ts'

/** What is checked: a segment's text with its inline codes, in both languages. */
export interface CheckedPair {
  readonly source: string
  readonly target: string
  readonly sourceLanguage: Locale
  readonly targetLanguage: Locale
  /** What the termbase says about the pair. */
  readonly terms?: TermReport
  /** What the codes of the source stand for, so that a finding can name them. */
  readonly codes?: readonly InlineCode[]
  /** The most characters that the target may have; without it, any number. */
  readonly maxLength?: number
}

/** A pair with what most checks look at: the words alone, and the languages without their regions. */
export interface View extends CheckedPair {
  readonly words: { readonly source: string; readonly target: string }
  /** Primary language subtags: `pt` for `pt-BR`. */
  readonly from: string
  readonly to: string
  /** The words one by one, in small letters; read when first asked for. */
  readonly tokens: Readonly<Record<Side, () => readonly Token[]>>
  /** The elements of words that are well-formed markup; parsed when first asked for. */
  readonly elements: Readonly<Record<Side, () => readonly Element[] | undefined>>
}

export type Side = 'source' | 'target'

export function viewOf(pair: CheckedPair): View {
  const words = { source: plainText(pair.source), target: plainText(pair.target) }
  return {
    ...pair,
    words,
    from: languageOf(pair.sourceLanguage),
    to: languageOf(pair.targetLanguage),
    tokens: { source: once(() => tokensOf(words.source)), target: once(() => tokensOf(words.target)) },
    elements: { source: once(() => elementsOf(words.source)), target: once(() => elementsOf(words.target)) },
  }
}

/** A function that works out its value at the first call, and keeps it. */
function once<Value>(work: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined
  return () => {
    kept ??= { value: work() }
    return kept.value
  }
}
