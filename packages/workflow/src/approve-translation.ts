import {
  type Actor,
  isRefusal,
  type PersonId,
  type Refusal,
  refuse,
  sameLanguage,
  segmentLanguage,
  type Translation,
  type TranslationId,
} from '@passerelle/domain'
import { matchKey } from '@passerelle/memory'
import { decideOn, type Locked, lockForPerson, record } from './act.ts'
import type { Deps } from './deps.ts'
import type { MemoryUnit, Tx } from './ports/index.ts'

export interface ApproveTranslationProps {
  readonly actor: Actor
  readonly translationId: TranslationId
  /** The version that the reviewer had before them; a later one refuses with `edit_conflict`. */
  readonly expectedVersion?: number
}

/**
 * Approves a translation as a whole, writes it to the memory and announces its publication.
 * Refuses as the review rules say (`own_text`, `incomplete`, `blocking_findings`, `wrong_state`, `stale_revision` …).
 */
export async function approveTranslation(
  deps: Deps,
  { actor, translationId, expectedVersion }: ApproveTranslationProps,
): Promise<Translation | Refusal> {
  return deps.store.write(async (tx) => {
    const locked = await lockForPerson(tx, translationId, actor)
    if (isRefusal(locked)) return locked
    const { translation } = locked
    const decision = decideOn(deps, locked, { type: 'approve' }, actor)
    if (isRefusal(decision)) return decision
    const moved = refuseMoved(translation, expectedVersion)
    if (moved !== null) return moved
    if (actor.kind !== 'person') return refuse('not_allowed', 'Only a person approves.')
    const at = deps.now()
    const approval = { approvedBy: actor.id, approvedAt: at.toISOString() }
    const approved = await record(deps, tx, translation, decision, actor, { approval })
    const reviewed = locked.targets.map((target) =>
      target.state === 'initial' ? target : { ...target, state: 'reviewed' as const },
    )
    await tx.translations.putTargets(translation.id, reviewed, approved.version)
    await tx.memory.put(await memoryUnits(tx, locked, actor.id), at)
    await tx.outbox.add([{ name: 'publish-version', payload: { of: 'translation', translationId } }])
    return approved
  })
}

/** The refusal of a decision about a text that has changed since the person read it. */
export const refuseMoved = (translation: Translation, expectedVersion: number | undefined): Refusal | null =>
  expectedVersion === undefined || expectedVersion === translation.version
    ? null
    : refuse('edit_conflict', 'The translation has changed since you read it. Look at it again, then decide.')

async function memoryUnits(
  tx: Tx,
  { translation, targets }: Locked,
  approvedBy: PersonId,
): Promise<readonly MemoryUnit[]> {
  const document = await tx.documents.get(translation.revisionId)
  const segments = new Map(document?.segments.map((segment) => [segment.key, segment]))
  return targets.flatMap((target) => {
    const segment = segments.get(target.key)
    // What nobody translated teaches the memory nothing.
    if (segment === undefined || target.state === 'initial' || target.origin.type === 'source') return []
    const source = segmentLanguage(segment, translation.source)
    if (sameLanguage(source, translation.target)) return []
    return [
      {
        source,
        target: translation.target,
        sourceText: segment.source,
        targetText: target.target,
        matchKey: matchKey(segment.source),
        origin: target.origin,
        approvedBy,
        translationId: translation.id,
      },
    ]
  })
}
