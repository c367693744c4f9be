import { matchKey } from '@passerelle/memory'
import type { MemoryFilter, MemoryHit, MemoryShelf } from './ports/index.ts'
import { cleanCoded } from './text.ts'

export interface SearchMemoryProps extends Omit<MemoryFilter, 'domain'> {
  /** A sentence, or words that stand in one; codes as `<1>…</1>` and `<2/>`. */
  readonly text: string
  readonly limit: number
}

/** What the memory has for a text: the same text first, then similar ones, then those that hold its words. */
export async function searchMemory(
  deps: { readonly memory: MemoryShelf },
  { text, ...rest }: SearchMemoryProps,
): Promise<readonly MemoryHit[]> {
  const clean = cleanCoded(text)
  const key = matchKey(clean)
  return key === '' ? [] : deps.memory.search({ ...rest, text: clean, key })
}
