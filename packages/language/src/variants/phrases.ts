/** Phrases of several variants, ready to be looked for. */
export interface PhraseTable {
  /** By their first word, in lower case; those that begin with an ending stand under the empty string. */
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>
}

interface Phrase {
  readonly tag: string
  readonly words: readonly string[]
}

/** A table out of lists: each phrase is one to four words, and `*ar` in it stands for any word that ends so. */
export function phraseTable(lists: Readonly<Record<string, readonly string[]>>): PhraseTable {
  const byFirst = new Map<string, Phrase[]>()
  for (const [tag, phrases] of Object.entries(lists))
    for (const phrase of phrases) {
      const words = phrase.toLowerCase().split(' ')
      const first = words[0]?.startsWith('*') === true ? '' : (words[0] ?? '')
      byFirst.set(first, [...(byFirst.get(first) ?? []), { tag, words }])
    }
  return { byFirst }
}

/** The same word said often is one habit of one author: more than this it does not count. */
const MOST_OF_ONE = 2

/** How often the phrases of each variant stand in a text. Linear in its length. */
export function countPhrases(text: string, { byFirst }: PhraseTable): ReadonlyMap<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*/gu) ?? []
  const seen = new Map<string, number>()
  const counts = new Map<string, number>()
  words.forEach((word, at) => {
    for (const phrase of [...(byFirst.get(word) ?? []), ...(byFirst.get('') ?? [])]) {
      if (!phrase.words.every((wanted, index) => matches(words[at + index], wanted))) continue
      const name = `${phrase.tag} ${phrase.words.join(' ')}`
      const before = seen.get(name) ?? 0
      seen.set(name, before + 1)
      if (before < MOST_OF_ONE) counts.set(phrase.tag, (counts.get(phrase.tag) ?? 0) + 1)
    }
  })
  return counts
}

const matches = (word: string | undefined, wanted: string): boolean =>
  word !== undefined && (wanted.startsWith('*') ? word.endsWith(wanted.slice(1)) : word === wanted)
