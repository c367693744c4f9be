import {
  type Actor,
  codeFaults,
  isRefusal,
  type Refusal,
  refuse,
  type SegmentKey,
  type TranslationId,
} from '@passerelle/domain'
import { matchKey } from '@passerelle/memory'
import { decideOn, lockForPerson, record } from './act.ts'
import { refuseMoved } from './approve-translation.ts'
import { currentChecking } from './check-target.ts'
import type { Deps } from './deps.ts'
import { editedTarget } from './edited-target.ts'
import type { SegmentView } from './ports/index.ts'

export interface RepeatTargetProps {
  readonly actor: Actor
  readonly translationId: TranslationId
  /** The segment whose target is taken. */
  readonly key: SegmentKey
  /** The version that the reviewer had before them; a later one refuses with `edit_conflict`. */
  readonly expectedVersion?: number
}

/** The other segments of a text that hold the same sentence, by its key, each with its place in the text. */
export function repetitionsOf(items: readonly SegmentView[]): (item: SegmentView) => readonly SegmentView[] {
  const same = Map.groupBy(items, ({ source }) => matchKey(source))
  return (item) => (same.get(matchKey(item.source)) ?? []).filter(({ key }) => key !== item.key)
}

/**
 * Gives the target of one segment to all segments of the translation that hold the same sentence, as the person's own edits.
 * Returns how many changed. Refuses as an edit does; with `incomplete` where there is no target to give.
 */
export async function repeatTarget(
  deps: Deps,
  { actor, translationId, key, expectedVersion }: RepeatTargetProps,
): Promise<{ readonly changed: number; readonly version: number } | Refusal> {
  const checking = await currentChecking(deps)
  return deps.store.write(async (tx) => {
    const locked = await lockForPerson(tx, translationId, actor)
    if (isRefusal(locked)) return locked
    const { translation, targets } = locked
    const segments = (await tx.documents.get(translation.revisionId))?.segments ?? []
    const segment = segments.find((candidate) => candidate.key === key)
    const given = targets.find((target) => target.key === key)
    if (segment === undefined || given === undefined)
      return refuse('unknown_segment', 'This translation has no such segment.')
    if (given.state === 'initial')
      return refuse('incomplete', 'This segment has no translation to repeat yet.')
    const decision = decideOn(deps, locked, { type: 'edit', key }, actor)
    if (isRefusal(decision)) return decision
    const moved = refuseMoved(translation, expectedVersion)
    if (moved !== null) return moved
    if (actor.kind !== 'person') return refuse('not_allowed', 'Only a person repeats a translation.')
    const at = deps.now()
    const current = new Map(targets.map((target) => [target.key, target]))
    const edited = segments.flatMap((other) => {
      const target = current.get(other.key)
      const same = other.key !== key && matchKey(other.source) === matchKey(segment.source)
      return !same ||
        target === undefined ||
        target.target === given.target ||
        codeFaults(other.source, given.target).length > 0
        ? []
        : [editedTarget(translation, other, target, given.target, actor.id, at, checking)]
    })
    if (edited.length === 0) return { changed: 0, version: translation.version }
    const events = edited.map((target) => ({ type: 'segment-edited', key: target.key }) as const)
    const approval = { approvedBy: null, approvedAt: null }
    const saved = await record(deps, tx, translation, { ...decision, events }, actor, { approval })
    await tx.translations.putTargets(translation.id, edited, saved.version)
    return { changed: edited.length, version: saved.version }
  })
}
