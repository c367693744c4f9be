import {
  type Actor,
  isRefusal,
  type PersonId,
  type Refusal,
  refuse,
  type Segment,
  sameLanguage,
  segmentLanguage,
  type Translation,
  type TranslationId,
} from '@passerelle/domain'
import { decideOn, type Locked, lockForPerson, record } from './act.ts'
import type { Deps } from './deps.ts'
import { editRates } from './edit-rates.ts'
import type { MemoryUnit, Tx } from './ports/index.ts'
import { domainsOf, recalledBy } from './recall.ts'

export interface ApproveTranslationProps {
  readonly actor: Actor
  readonly translationId: TranslationId
  /** The version that the reviewer had before them; a later one refuses with `edit_conflict`. */
  readonly expectedVersion?: number
}

/**
 * Approves a translation as a whole, writes it to the memory, notes how much its drafts were changed, and announces its publication.
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
    await tx.editRates.put(translation.id, await editRates(tx, locked, actor.id), at)
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
  const segments = (await tx.documents.get(translation.revisionId))?.segments ?? []
  const facts = (await tx.revisions.get(translation.revisionId))?.facts
  const domains = facts === undefined ? [] : domainsOf(facts)
  const languageOf = (segment: Segment) => segmentLanguage(segment, translation.source)
  const recalled = recalledBy(segments, languageOf)
  const targetOf = new Map(targets.map((target) => [target.key, target]))
  return segments.flatMap((segment, index) => {
    const [target, by] = [targetOf.get(segment.key), recalled[index]]
    // What nobody translated teaches the memory nothing.
    if (
      by === undefined ||
      target === undefined ||
      target.state === 'initial' ||
      target.origin.type === 'source'
    )
      return []
    const source = languageOf(segment)
    if (sameLanguage(source, translation.target)) return []
    return [
      {
        ...by,
        key: segment.key,
        codes: segment.codes,
        source,
        target: translation.target,
        sourceText: segment.source,
        targetText: target.target,
        domains,
        origin: target.origin,
        approvedBy,
        translationId: translation.id,
      },
    ]
  })
}
