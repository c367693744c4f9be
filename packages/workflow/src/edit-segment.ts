import {
  type Actor,
  isRefusal,
  type Refusal,
  refuse,
  type SegmentKey,
  type Translation,
  type TranslationId,
} from '@passerelle/domain'
import { decideOn, lockForPerson, record } from './act.ts'
import { currentChecking } from './check-target.ts'
import type { Deps } from './deps.ts'
import { editedTarget } from './edited-target.ts'
import type { StoredTarget } from './ports/index.ts'
import { cleanCoded } from './text.ts'

export interface EditSegmentProps {
  readonly actor: Actor
  readonly translationId: TranslationId
  readonly key: SegmentKey
  /** Empty takes the target away. */
  readonly target: string
  /** The translation's version that the editor had before them. */
  readonly expectedVersion: number
}

/** Somebody changed this very segment since the editor read it. Nothing was written. */
export interface EditConflict {
  readonly conflict: true
  readonly version: number
  readonly current: StoredTarget
}

export interface EditSegmentResult {
  readonly translation: Translation
  readonly segment: StoredTarget
}

/**
 * Writes a person's target for one segment, with the findings of the checks. An edit collides only with another edit of the
 * same segment, so two people can work through one translation. The same text again changes nothing, and makes nobody its
 * author.
 */
export async function editSegment(
  deps: Deps,
  { actor, translationId, key, target: given, expectedVersion }: EditSegmentProps,
): Promise<EditSegmentResult | EditConflict | Refusal> {
  const text = cleanCoded(given)
  const checking = await currentChecking(deps)
  return deps.store.write(async (tx) => {
    const locked = await lockForPerson(tx, translationId, actor)
    if (isRefusal(locked)) return locked
    const { translation } = locked
    const current = locked.targets.find((target) => target.key === key)
    const document = await tx.documents.get(translation.revisionId)
    const segment = document?.segments.find((candidate) => candidate.key === key)
    if (current === undefined || segment === undefined)
      return refuse('unknown_segment', 'This translation has no such segment.')
    const decision = decideOn(deps, locked, { type: 'edit', key }, actor)
    if (isRefusal(decision)) return decision
    if (current.version > expectedVersion) return { conflict: true, version: translation.version, current }
    if (actor.kind !== 'person' || current.target === text) return { translation, segment: current }
    const approval = { approvedBy: null, approvedAt: null }
    const saved = await record(deps, tx, translation, decision, actor, { approval })
    const edited = editedTarget(translation, segment, current, text, actor.id, deps.now(), checking)
    await tx.translations.putTargets(translation.id, [edited], saved.version)
    return { translation: saved, segment: { ...edited, version: saved.version } }
  })
}
