import { type Actor, type Locale, servesAs, type TranslationUnit } from '@passerelle/domain'
import type { FileFault, RefusedEntry } from '@passerelle/interchange'
import { matchKey, patternKey } from '@passerelle/memory'
import type { Deps } from './deps.ts'
import type { ImportedUnit, ImportPosition } from './ports/index.ts'
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
  /**
   * What tells this file with these options from all others. An import with a print that was broken off goes on where it stopped
   * when it is begun again; without one it begins anew, and finds known what it had taken in.
   */
  readonly print?: string
  /** Hears, before anything else, of how many entries an earlier import of this print has taken in. */
  readonly onResume?: (entries: number) => void
  /** Hears how many entries were read so far. */
  readonly onProgress?: (read: number) => void
}

export interface ImportMemoryResult {
  readonly added: number
  /** Known before, or twice in the file. */
  readonly known: number
  readonly refused: number
  readonly leftAside: number
  /** Why the file can't be read to its end; what stood before the damage is taken in. */
  readonly damage?: FileFault
}

/** Entries that go to the store in one transaction: 0.1 s, which is the most that a broken import does twice. */
const BATCH = 1000

/**
 * Takes another memory's units in, as imported: trusted less than what is approved here. In batches, each a transaction that notes how far
 * the file was read: whatever breaks an import off, what it took in stays, and the next one with its print goes on from there.
 */
export async function importMemory(deps: Deps, props: ImportMemoryProps): Promise<ImportMemoryResult> {
  const { print } = props
  const begun = print === undefined ? undefined : await deps.store.write((tx) => tx.memoryImports.get(print))
  if (begun !== undefined) props.onResume?.(begun.entries)
  const { damage, ...position } = await takeIn(deps, props, begun ?? NOTHING)
  // A damaged file keeps its place: nothing of it is read twice, and a mended one is another file.
  if (print !== undefined && damage === undefined) await deps.store.write((tx) => tx.memoryImports.end(print))
  const { entries: _, ...counts } = position
  return { ...counts, ...(damage === undefined ? {} : { damage }) }
}

const NOTHING: ImportPosition = { entries: 0, added: 0, known: 0, refused: 0, leftAside: 0 }

async function takeIn(
  deps: Deps,
  props: ImportMemoryProps,
  begun: ImportPosition,
): Promise<ImportPosition & { readonly damage?: FileFault }> {
  let position = begun
  let read = 0
  let batch: (ImportedUnit | 'refused' | 'aside')[] = []
  const flush = async (): Promise<void> => {
    position = await takeBatch(deps, props, batch, position)
    batch = []
  }
  for await (const entry of props.entries) {
    if ('fault' in entry) {
      await flush()
      return { ...position, damage: entry }
    }
    read += 1
    props.onProgress?.(read)
    if (read <= begun.entries) continue
    if ('refused' in entry) props.onRefused?.(entry)
    batch.push(
      'refused' in entry ? 'refused' : isWanted(entry, props) ? prepared(entry, props.domain) : 'aside',
    )
    if (batch.length === BATCH) await flush()
  }
  await flush()
  return position
}

async function takeBatch(
  deps: Deps,
  { actor, print }: ImportMemoryProps,
  batch: readonly (ImportedUnit | 'refused' | 'aside')[],
  before: ImportPosition,
): Promise<ImportPosition> {
  const at = deps.now()
  const units = batch.filter((one) => one !== 'refused' && one !== 'aside')
  return deps.store.write(async (tx) => {
    const added = await tx.memory.import(units, actor, at)
    const position = {
      entries: before.entries + batch.length,
      added: before.added + added,
      known: before.known + units.length - added,
      refused: before.refused + batch.filter((one) => one === 'refused').length,
      leftAside: before.leftAside + batch.filter((one) => one === 'aside').length,
    }
    if (print !== undefined) await tx.memoryImports.put(print, position, at)
    return position
  })
}

const isWanted = (unit: TranslationUnit, { source, target }: ImportMemoryProps): boolean =>
  wanted(unit.source, source) && wanted(unit.target, target)

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
