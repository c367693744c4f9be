import { type Actor, type CaseId, may, type Refusal, refuse, type Version } from '@passerelle/domain'
import type { Deps } from './deps.ts'

/**
 * Makes an earlier version the one that its locale's readers see. Snapshots never change; only the pointer moves. What the version
 * that gives way had taught the memory is taken back with it.
 */
export async function restoreVersion(
  deps: Deps,
  { actor, caseId, number }: { readonly actor: Actor; readonly caseId: CaseId; readonly number: number },
): Promise<Version | Refusal> {
  if (!may.restoreVersion(actor)) return refuse('not_allowed', 'Only administrators restore a version.')
  return deps.store.write(async (tx) => {
    const record = await tx.cases.lock(caseId)
    const version = record === undefined ? undefined : await tx.versions.get(caseId, number)
    if (version === undefined) return refuse('not_found', 'This case has no such version.')
    const before = (await tx.versions.live(caseId)).find(({ locale }) => locale === version.locale)
    if (before !== undefined && before.number !== number)
      await tx.memory.withdrawFrom(caseId, before.locale, before.revision)
    await tx.versions.point(version)
    const event = { type: 'version-restored', number, locale: version.locale } as const
    await tx.events.append({ caseId, actor, event }, deps.now())
    return version
  })
}
