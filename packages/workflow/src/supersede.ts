import { type CaseId, decide, isRefusal, SYSTEM } from '@passerelle/domain'
import { record } from './act.ts'
import type { Deps } from './deps.ts'
import type { Tx } from './ports/index.ts'

/** Ends the translations of a case's earlier revisions. What they published stays live, marked stale by its revision. */
export async function supersedeTranslations(deps: Deps, tx: Tx, caseId: CaseId): Promise<void> {
  for (const translation of await tx.translations.open(caseId)) {
    const subject = { ...translation, writers: [], missing: 0, errors: 0, unconfirmed: 0 }
    const decision = decide(subject, { type: 'supersede' }, SYSTEM, deps.policy)
    if (isRefusal(decision))
      throw new Error(`Translation ${translation.id} can't be superseded: ${decision.message}`)
    await record(deps, tx, translation, decision, SYSTEM, { lease: null })
  }
}
