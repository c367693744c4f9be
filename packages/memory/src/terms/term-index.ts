import { type Locale, languageOf, type Place } from '@passerelle/domain'
import { lowered, sameWord, unaccented } from './same-word.ts'
import { stemOf } from './stem.ts'
import { together, type Word, wordsOf } from './words.ts'

/** A term's place in a text, with everything that was filed under it. */
export interface TermHit<T> extends Place {
  readonly values: readonly T[]
}

export interface TermIndex<T> {
  /** Every place of every term, by where it begins; places may overlap. */
  readonly all: (text: string) => readonly TermHit<T>[]
}

interface Filed<T> {
  readonly text: string
  readonly forms: readonly string[]
  /** The whole term where it holds more than words (`C++`), with the first word's place in it. */
  readonly literal?: { readonly text: string; readonly lead: number }
  readonly value: T
}

interface Node<T> {
  readonly next: Map<string, Node<T>>
  readonly filed: Filed<T>[]
}

/** Terms of more words than this are not found: what bounds the work at each word of a text. In scripts without spaces, letters. */
const LONGEST_TERM = 16

/**
 * Files terms of one language under the stems of their words, in a trie. Finding takes time in proportion to the text and the
 * terms that stand in it, however many are filed. A term without a letter or digit is left out.
 */
export function termIndex<T>(
  locale: Locale,
  terms: Iterable<{ readonly text: string; readonly value: T }>,
): TermIndex<T> {
  const language = languageOf(locale)
  const root: Node<T> = { next: new Map(), filed: [] }
  const beginnings = new Set<string>()
  const keyOf = (word: Word): string => stemOf(lowered(word.form, language), language)
  for (const { text, value } of terms) {
    const words = wordsOf(text, language)
    if (words.length === 0 || words.length > LONGEST_TERM) continue
    for (const word of words) beginnings.add(beginningOf(lowered(word.form, language)))
    const node = words.reduce((at, word) => childOf(at, keyOf(word)), root)
    const first = words[0]
    node.filed.push({
      text,
      forms: words.map(({ form }) => form),
      ...(first !== undefined && OTHER_SIGNS.test(text) ? { literal: { text, lead: first.start } } : {}),
      value,
    })
  }
  return { all: (text) => (root.next.size === 0 ? [] : hitsIn(text)) }

  function hitsIn(text: string): TermHit<T>[] {
    const words = wordsOf(text, language)
    const isWhole = wholeWords(text, language)
    const keys = words.map((word) => {
      const lower = lowered(word.form, language)
      // Most words of a text begin like no word of any term, and need no stemmer.
      return isPrefixing(language) || beginnings.has(beginningOf(lower)) ? stemOf(lower, language) : undefined
    })
    const joined = words.map((word, at) => at > 0 && together(text, words[at - 1] ?? word, word))
    const hits: TermHit<T>[] = []
    for (const from of words.keys()) {
      let node: Node<T> | undefined = root
      for (let at = from; node !== undefined; at += 1) {
        const key = keys[at]
        if (key === undefined || (at > from && joined[at] !== true)) break
        node = node.next.get(key)
        const hit = node === undefined ? undefined : hitOf(text, words, from, node.filed)
        if (hit !== undefined && isWhole(hit)) hits.push(hit)
      }
    }
    return hits
  }

  function hitOf(
    text: string,
    words: readonly Word[],
    from: number,
    filed: readonly Filed<T>[],
  ): TermHit<T> | undefined {
    const first = words[from]
    const fitting = filed.filter(
      ({ forms, literal }) =>
        forms.every((form, index) => sameWord(form, words[from + index]?.form ?? '', language)) &&
        (literal === undefined || text.startsWith(literal.text, (first?.start ?? 0) - literal.lead)),
    )
    const [any] = fitting
    if (any === undefined || first === undefined) return undefined
    // Where a term stands in the very capitals of the text, one that differs in them is not meant: Polish, polish.
    const spelt = fitting.filter(({ forms }) =>
      forms.every((form, index) => form === words[from + index]?.form),
    )
    const meant = spelt.length > 0 ? spelt : fitting
    const { literal, forms } = meant[0] ?? any
    const start = first.start - (literal?.lead ?? 0)
    const last = words[from + forms.length - 1] ?? first
    const end = literal === undefined ? last.end : start + literal.text.length
    return { start, end, values: meant.map(({ value }) => value) }
  }
}

/**
 * Whether a place stands between words where a script puts no spaces: of Thai and its like every place must, as a dictionary has
 * it; of Chinese and Japanese a single sign, for a dictionary knows few of the long terms.
 */
function wholeWords(text: string, language: string): (place: Place) => boolean {
  let known: ReadonlySet<number> | undefined
  const borders = (): ReadonlySet<number> => {
    known ??= new Set(
      Array.from(new Intl.Segmenter(language, { granularity: 'word' }).segment(text), ({ index }) => index),
    )
    return known
  }
  return ({ start, end }) =>
    !NEEDS_BORDERS.test(text.slice(start, end)) ||
    (borders().has(start) && (end === text.length || borders().has(end)))
}

const NEEDS_BORDERS = /^[\p{sc=Han}\p{sc=Hiragana}]$|[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

// More than what may stand between two words of a term.
const OTHER_SIGNS = /[^\p{L}\p{M}\p{N}\s'’\-\u2010\u2011\u00AD\u200C\u200D]/u

// Words change at their beginnings.
const isPrefixing = (language: string): boolean => language === 'ar' || language === 'ga'

const beginningOf = (lower: string): string => unaccented(lower.slice(0, 2)).slice(0, 2)

function childOf<T>(node: Node<T>, key: string): Node<T> {
  const known = node.next.get(key)
  if (known !== undefined) return known
  const fresh: Node<T> = { next: new Map(), filed: [] }
  node.next.set(key, fresh)
  return fresh
}

/** Of places that overlap, the first, and of those that begin together the longest: what a reader takes for the term. */
export function longest<H extends Place>(hits: readonly H[]): H[] {
  let reached = 0
  return hits
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < reached) return false
      reached = end
      return true
    })
}
