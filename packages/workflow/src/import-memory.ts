import { type Actor, type Locale, servesAs, type TranslationUnit } from '@passerelle/domain'
import type { FileFault, RefusedEntry } from '@passerelle/interchange'
import { matchKey, patternKey } from '@passerelle/memory'
import type { Deps } from './deps.ts'
import { Damaged } from './import-damaged.ts'
import type { ImportedUnit, Tx } from './ports/index.ts'
import { cleanCoded } from './text.ts'

export interface ImportMemoryProps {
  readonly actor: Actor
  /** What a reader of `interchange` gives. */
  readonly entries: AsyncIterable<TranslationUnit | RefusedEntry | FileFault>
  /** The subject field of units that name none. */
  readonly domain?: string
  /** Takes only units in this direction; others count as left aside. */
  readonly source?: Locale
  readonly target?: Locale
  /** Hears of each entry that cannot be used. */
  readonly onRefused?: (entry: RefusedEntry) => void
  /** Hears how many units were read so far. */
  readonly onProgress?: (read: number) => void
}

export interface ImportMemoryResult {
  readonly added: number
  /** Known before, or twice in the file. */
  readonly known: number
  readonly refused: number
  readonly leftAside: number
}

/** Units that go to the store at once. */
const BATCH = 1000

/**
 * Takes another memory's units in, as imported: trusted less than what is approved here. All in one transaction, so a file
 * that turns out to be damaged leaves nothing behind; its fault is returned.
 */
export async function importMemory(
  deps: Deps,
  props: ImportMemoryProps,
): Promise<ImportMemoryResult | FileFault> {
  try {
    return await deps.store.write((tx) => take(deps, tx, props))
  } catch (error) {
    if (error instanceof Damaged) return error.fault
    throw error
  }
}

async function take(deps: Deps, tx: Tx, props: ImportMemoryProps): Promise<ImportMemoryResult> {
  const counts = { added: 0, known: 0, refused: 0, leftAside: 0 }
  const at = deps.now()
  let read = 0
  let batch: ImportedUnit[] = []
  const flush = async (): Promise<void> => {
    const added = await tx.memory.import(batch, props.actor, at)
    counts.added += added
    counts.known += batch.length - added
    batch = []
  }
  for await (const entry of props.entries) {
    if ('fault' in entry) throw new Damaged(entry)
    if ('refused' in entry) {
      counts.refused += 1
      props.onRefused?.(entry)
      continue
    }
    read += 1
    props.onProgress?.(read)
    if (!wanted(entry.source, props.source) || !wanted(entry.target, props.target)) counts.leftAside += 1
    else batch.push(prepared(entry, props.domain))
    if (batch.length === BATCH) await flush()
  }
  await flush()
  return counts
}

const wanted = (locale: Locale, only: Locale | undefined): boolean =>
  only === undefined || servesAs(locale, only)

function prepared(unit: TranslationUnit, domain: string | undefined): ImportedUnit {
  const sourceText = cleanCoded(unit.sourceText)
  const pattern = patternKey(sourceText, unit.source)
  return {
    ...(domain === undefined ? {} : { domain }),
    ...unit,
    sourceText,
    targetText: cleanCoded(unit.targetText),
    matchKey: matchKey(sourceText),
    ...(pattern === undefined ? {} : { pattern }),
  }
}
