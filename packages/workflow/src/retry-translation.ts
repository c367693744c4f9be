import { type Actor, isRefusal, type Refusal, type Translation, type TranslationId } from '@passerelle/domain'
import { lockForPerson, perform } from './act.ts'
import type { Deps } from './deps.ts'

/** Queues a blocked translation for drafting again; what it has already is kept. */
export async function retryTranslation(
  deps: Deps,
  { actor, translationId }: { readonly actor: Actor; readonly translationId: TranslationId },
): Promise<Translation | Refusal> {
  return deps.store.write(async (tx) => {
    const locked = await lockForPerson(tx, translationId, actor)
    if (isRefusal(locked)) return locked
    const queued = await perform(deps, tx, locked, { type: 'retry' }, actor)
    if (!isRefusal(queued)) await tx.outbox.add([{ name: 'draft-translation', payload: { translationId } }])
    return queued
  })
}
