import {
  type Actor,
  isRefusal,
  type Refusal,
  refuse,
  type TargetSegment,
  type Translation,
  type TranslationId,
} from '@passerelle/domain'
import { isFault, type MergeLimits, type MergeRow, mergeXliff, readXliff } from '@passerelle/interchange'
import { decideOn, lockForPerson, record } from './act.ts'
import { currentChecking } from './check-target.ts'
import type { Deps } from './deps.ts'
import { editedTarget } from './edited-target.ts'
import type { StoredTarget } from './ports/index.ts'

export interface ImportXliffProps {
  readonly actor: Actor
  readonly translationId: TranslationId
  readonly file: Uint8Array
  /** Reports what would happen, and writes nothing. */
  readonly dryRun?: boolean
  readonly limits?: ImportLimits
}

export interface ImportLimits extends MergeLimits {
  readonly fileBytes: number
}

/** A case of 1 MiB makes a file of some 6 MB, which is read in a second; a target may be as long as at the desk. */
export const IMPORT_LIMITS: ImportLimits = { fileBytes: 8 * 1024 * 1024, targetCharacters: 20_000 }

export interface XliffImport {
  readonly translation: Translation
  /** A row for each unit of the file, in its order. */
  readonly rows: readonly MergeRow[]
}

/**
 * Takes a translated XLIFF file back, merged three ways against what has changed here meanwhile (see `mergeXliff`). What
 * is taken is an edit by this person, under the rules of an edit: it is held to the checks, re-opens the review, and makes
 * them its author, so that another person approves. The file's own states approve nothing. One transaction; a file that
 * can't be read changes nothing. Refuses as `editSegment` does, or with `unreadable_file`.
 */
export async function importXliff(
  deps: Deps,
  { actor, translationId, file, dryRun = false, limits = IMPORT_LIMITS }: ImportXliffProps,
): Promise<XliffImport | Refusal> {
  if (file.length > limits.fileBytes)
    return refuse('unreadable_file', `The file is larger than ${limits.fileBytes} bytes; divide it.`)
  const content = readXliff(file)
  if (isFault(content)) return refuse('unreadable_file', `The file was not used. ${content.message}`)
  const checking = await currentChecking(deps)
  return deps.store.write(async (tx) => {
    const locked = await lockForPerson(tx, translationId, actor)
    if (isRefusal(locked)) return locked
    const { translation } = locked
    const document = await tx.documents.get(translation.revisionId)
    const [first] = document?.segments ?? []
    if (document === undefined || first === undefined)
      return refuse('wrong_state', 'This translation has no segments yet; import once it is drafted.')
    const decision = decideOn(deps, locked, { type: 'edit', key: first.key }, actor)
    if (isRefusal(decision)) return decision
    const current = new Map(locked.targets.map((target) => [target.key, target]))
    const rows = mergeXliff(
      content,
      {
        case: translation.caseId,
        target: translation.target,
        segments: document.segments.map(({ key, source }) => ({
          key,
          source,
          target: current.get(key)?.target ?? '',
          settled: isSettled(current.get(key)),
        })),
      },
      limits,
    )
    const taken = new Map(rows.flatMap((row) => (row.outcome === 'taken' ? [[row.key, row.theirs]] : [])))
    const edited = document.segments.flatMap((segment): TargetSegment[] => {
      const [text, before] = [taken.get(segment.key), current.get(segment.key)]
      if (text === undefined || before === undefined || actor.kind !== 'person') return []
      return [editedTarget(translation, segment, before, text, actor.id, deps.now(), checking)]
    })
    if (dryRun || edited.length === 0) return { translation, rows }
    const approval = { approvedBy: null, approvedAt: null }
    const events = edited.map(({ key }) => ({ type: 'segment-edited', key }) as const)
    const saved = await record(deps, tx, translation, { ...decision, events }, actor, { approval })
    await tx.translations.putTargets(translation.id, edited, saved.version)
    return { translation: saved, rows }
  })
}

/** Whether a person wrote a target, or has reviewed it. */
const isSettled = (target: StoredTarget | undefined): boolean =>
  target?.origin?.type === 'human' || target?.state === 'reviewed' || target?.state === 'final'

/** How many rows came to each end. */
export const countOutcomes = (rows: readonly MergeRow[]): Readonly<Record<MergeRow['outcome'], number>> => {
  const counts = { unchanged: 0, taken: 0, kept: 0, conflict: 0, refused: 0 }
  for (const { outcome } of rows) counts[outcome] += 1
  return counts
}

export type { MergeRow, RowRefusal } from '@passerelle/interchange'
