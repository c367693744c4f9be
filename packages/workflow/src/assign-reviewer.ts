import { SYSTEM, translationId } from '@passerelle/domain'
import type { PayloadOf } from '@passerelle/jobs'
import { lockTranslation } from './act.ts'
import type { Deps } from './deps.ts'

/** Gives a translation that waits for a person to the reviewer of its locale who has the fewest. Once; people may pass it on. */
export async function assignReviewer(deps: Deps, payload: PayloadOf<'assign-reviewer'>): Promise<void> {
  await deps.store.write(async (tx) => {
    const locked = await lockTranslation(tx, translationId(payload.translationId))
    if (locked === undefined) return
    const { translation } = locked
    const waits = ['in_review', 'changes_requested', 'blocked'].includes(translation.state)
    if (!waits || translation.assignee !== null) return
    const [reviewer] = await tx.people.reviewersFor(translation.target)
    if (reviewer === undefined) return
    const at = deps.now()
    await tx.translations.assign(translation.id, reviewer, at)
    const { caseId, id } = translation
    const event = { type: 'reviewer-assigned', to: reviewer } as const
    await tx.events.append({ caseId, translationId: id, actor: SYSTEM, event }, at)
  })
}
