import { type Actor, type CaseId, may, type Refusal, type Revision, refuse } from '@passerelle/domain'
import type { Deps } from './deps.ts'

/** Sends a case that ended in an error through the pipeline once more. */
export async function retryCase(
  deps: Deps,
  { actor, caseId }: { readonly actor: Actor; readonly caseId: CaseId },
): Promise<Revision | Refusal> {
  if (!may.retryCase(actor)) return refuse('not_allowed', 'Only reviewers retry a case.')
  return deps.store.write(async (tx) => {
    await tx.cases.lock(caseId)
    const revision = await tx.revisions.current(caseId)
    if (revision === undefined) return refuse('not_found', 'There is no such case.')
    if (revision.stage.stage !== 'failed')
      return refuse('wrong_state', 'Only a case that has failed is retried.')
    const at = deps.now()
    await tx.revisions.setStage(revision.id, { stage: 'received' }, at)
    await tx.events.append({ caseId, actor, event: { type: 'case-retried' } }, at)
    await tx.outbox.add([{ name: 'detect-case', payload: { revisionId: revision.id } }])
    return { ...revision, stage: { stage: 'received' } }
  })
}
