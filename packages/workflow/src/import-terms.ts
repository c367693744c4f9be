import { type Actor, type Concept, canonicalJson, type Term } from '@passerelle/domain'
import type { FileFault, RefusedEntry } from '@passerelle/interchange'
import { cleanConcept } from './clean-concept.ts'
import type { Deps } from './deps.ts'
import { Damaged } from './import-damaged.ts'
import type { Tx } from './ports/index.ts'

export interface ImportTermsProps {
  readonly actor: Actor
  /** What a reader of `interchange` gives. */
  readonly entries: AsyncIterable<Concept | RefusedEntry | FileFault>
  /** The subject field of concepts that name none. */
  readonly domain?: string
  /** Hears of each entry that cannot be used. */
  readonly onRefused?: (entry: RefusedEntry) => void
  /** Hears how many concepts were read so far. */
  readonly onProgress?: (read: number) => void
}

export interface ImportTermsResult {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
}

/** Concepts that go to the store at once. */
const BATCH = 500

/**
 * Takes a termbase in. A concept that is there already is replaced by what the file says; one that stands in the file at
 * several places has the terms of all. All in one transaction, so a damaged file leaves nothing behind; its fault is returned.
 */
export async function importTerms(
  deps: Deps,
  props: ImportTermsProps,
): Promise<ImportTermsResult | FileFault> {
  try {
    return await deps.store.write((tx) => take(deps, tx, props))
  } catch (error) {
    if (error instanceof Damaged) return error.fault
    throw error
  }
}

async function take(deps: Deps, tx: Tx, props: ImportTermsProps): Promise<ImportTermsResult> {
  await tx.terms.lock()
  const outcomes = new Map<string, 'added' | 'changed' | 'unchanged'>()
  const at = deps.now()
  let refused = 0
  let read = 0
  let batch = new Map<string, Concept>()
  const flush = async (): Promise<void> => {
    const known = await tx.terms.get([...batch.keys()])
    const fresh: Concept[] = []
    for (const [id, given] of batch) {
      const before = known.get(id)
      const earlier = outcomes.get(id)
      const concept = before !== undefined && earlier !== undefined ? joined(before, given) : given
      if (before !== undefined && canonicalJson(before) === canonicalJson(concept))
        outcomes.set(id, earlier ?? 'unchanged')
      else {
        fresh.push(concept)
        outcomes.set(id, earlier === 'added' || before === undefined ? 'added' : 'changed')
      }
    }
    await tx.terms.put(fresh, props.actor, at)
    batch = new Map()
  }
  for await (const entry of props.entries) {
    if ('fault' in entry) throw new Damaged(entry)
    if ('refused' in entry) {
      refused += 1
      props.onRefused?.(entry)
      continue
    }
    read += 1
    props.onProgress?.(read)
    const concept = cleanConcept({
      ...(props.domain === undefined ? {} : { domain: props.domain }),
      ...entry,
    })
    const before = batch.get(concept.id)
    batch.set(concept.id, before === undefined ? concept : joined(before, concept))
    if (batch.size === BATCH) await flush()
  }
  await flush()
  const count = (outcome: string): number =>
    outcomes
      .values()
      .filter((one) => one === outcome)
      .toArray().length
  return { added: count('added'), changed: count('changed'), unchanged: count('unchanged'), refused }
}

function joined(before: Concept, { terms, ...about }: Concept): Concept {
  const key = ({ language, text }: Term): string => `${language} ${text}`
  const known = new Set(before.terms.map(key))
  return { ...before, ...about, terms: [...before.terms, ...terms.filter((term) => !known.has(key(term)))] }
}
