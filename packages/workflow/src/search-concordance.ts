import type { ConcordancePage, ConcordanceQuery, MemoryShelf } from './ports/index.ts'

export interface SearchConcordanceProps extends Omit<ConcordanceQuery, 'words'> {
  readonly text: string
}

export interface Concordance {
  /** What was looked for, in Unicode's composed form. */
  readonly words: readonly string[]
  readonly found: ConcordancePage | 'too_broad'
}

/** More narrow a search no further, and cost the same again each. */
const WORDS = 8

/** Units of the memory that hold all words of a text, in one of their languages. A text without words finds nothing. */
export async function searchConcordance(
  { memory }: { readonly memory: MemoryShelf },
  { text, ...query }: SearchConcordanceProps,
): Promise<Concordance> {
  const words = wordsOf(text)
  if (words.length === 0) return { words, found: { items: [], next: null } }
  return { words, found: await memory.concordance({ ...query, words }) }
}

const wordsOf = (text: string): readonly string[] =>
  [
    ...new Set(
      text
        .normalize('NFC')
        .replaceAll('\0', '')
        .split(/\s+/u)
        .filter((word) => word !== ''),
    ),
  ].slice(0, WORDS)
