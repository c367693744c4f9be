import {
  type Actor,
  isRefusal,
  isUnconfirmed,
  type Refusal,
  refuse,
  type SegmentKey,
  type TranslationId,
} from '@passerelle/domain'
import { decideOn, lockForPerson, record } from './act.ts'
import type { Deps } from './deps.ts'
import type { JudgedSegment } from './dismiss-finding.ts'

export interface ConfirmTargetProps {
  readonly actor: Actor
  readonly translationId: TranslationId
  readonly key: SegmentKey
  /** The translation's version that the person had before them; a segment that changed since refuses with `edit_conflict`. */
  readonly expectedVersion?: number
}

/**
 * A person's word that a target still stands although a slip was mended in its source. It makes nobody the target's author, and is
 * kept in its origin. Refuses with `wrong_state` a target that waits for no such word, and as the review rules say.
 */
export async function confirmTarget(
  deps: Deps,
  { actor, translationId, key, expectedVersion }: ConfirmTargetProps,
): Promise<JudgedSegment | Refusal> {
  return deps.store.write(async (tx) => {
    const locked = await lockForPerson(tx, translationId, actor)
    if (isRefusal(locked)) return locked
    const current = locked.targets.find((target) => target.key === key)
    if (current === undefined || current.state === 'initial')
      return refuse('unknown_segment', 'This translation has no such segment with a text.')
    const decision = decideOn(deps, locked, { type: 'confirm', key }, actor)
    if (isRefusal(decision)) return decision
    if (expectedVersion !== undefined && current.version > expectedVersion)
      return refuse(
        'edit_conflict',
        'The segment has changed since you read it. Look at it again, then decide.',
      )
    if (!isUnconfirmed(current) || actor.kind !== 'person')
      return refuse('wrong_state', 'This segment does not wait for a confirmation.')
    const { madeFor: _settled, version, ...target } = current
    const confirmed = { by: actor.id, at: deps.now().toISOString() }
    const settled = { ...target, origin: { ...target.origin, confirmed } }
    const translation = await record(deps, tx, locked.translation, decision, actor)
    // No word was changed, so who is writing in this segment is not disturbed.
    await tx.translations.putTargets(translationId, [settled], version)
    return { translation, segment: { ...settled, version } }
  })
}
