import { type Actor, isRefusal, type Refusal, type Translation, type TranslationId } from '@passerelle/domain'
import { lockForPerson, perform } from './act.ts'
import { refuseMoved } from './approve-translation.ts'
import type { Deps } from './deps.ts'
import { cleanText } from './text.ts'

export interface RequestChangesProps {
  readonly actor: Actor
  readonly translationId: TranslationId
  /** What should change, for whoever takes it up. */
  readonly comment: string
  readonly expectedVersion?: number
}

/** Sends a translation back with a comment. Refuses as the review rules say. */
export async function requestChanges(
  deps: Deps,
  { actor, translationId, comment, expectedVersion }: RequestChangesProps,
): Promise<Translation | Refusal> {
  return deps.store.write(async (tx) => {
    const locked = await lockForPerson(tx, translationId, actor)
    if (isRefusal(locked)) return locked
    const moved = refuseMoved(locked.translation, expectedVersion)
    if (moved !== null) return moved
    return perform(deps, tx, locked, { type: 'request-changes', comment: cleanText(comment) }, actor)
  })
}
