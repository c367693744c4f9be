import { type Actor, type CaseId, may, type Refusal, refuse } from '@passerelle/domain'
import type { Deps } from './deps.ts'

/**
 * Erases a case for good: its revisions, drafts and translations, what these taught the memory, its published versions in every
 * language, and the words in its log. What stays is the log itself, which still verifies, and what its engines billed.
 * Refuses with `not_allowed` or `not_found`.
 */
export async function eraseCase(
  deps: Deps,
  { actor, caseId }: { readonly actor: Actor; readonly caseId: CaseId },
): Promise<{ readonly erased: true } | Refusal> {
  if (!may.eraseCase(actor)) return refuse('not_allowed', 'Only administrators erase a case.')
  return deps.store.write(async (tx) => {
    if ((await tx.cases.lock(caseId)) === undefined) return refuse('not_found', 'There is no such case.')
    const redacted = await tx.cases.erase(caseId, deps.now())
    await tx.events.append({ caseId, actor, event: { type: 'case-erased', redacted } }, deps.now())
    return { erased: true }
  })
}
