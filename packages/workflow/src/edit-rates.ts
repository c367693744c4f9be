import { type PersonId, segmentLanguage } from '@passerelle/domain'
import { editRate } from '@passerelle/quality'
import type { Locked } from './act.ts'
import type { SegmentEditRate, Tx } from './ports/index.ts'
import { domainsOf } from './recall.ts'

/** How much a person changed of each draft of a translation that they approve. */
export async function editRates(
  tx: Tx,
  { translation, targets }: Locked,
  reviewer: PersonId,
): Promise<readonly SegmentEditRate[]> {
  const drafts = await tx.editRates.drafts(translation.id)
  if (drafts.size === 0) return []
  const segments = (await tx.documents.get(translation.revisionId))?.segments ?? []
  const facts = (await tx.revisions.get(translation.revisionId))?.facts
  const domains = facts === undefined ? [] : domainsOf(facts)
  const approved = new Map(targets.map((target) => [target.key, target]))
  return segments.flatMap((segment): SegmentEditRate[] => {
    const [draft, target] = [drafts.get(segment.key), approved.get(segment.key)]
    if (draft === undefined || target === undefined || target.state === 'initial') return []
    return [
      {
        key: segment.key,
        draftedBy: draft.by,
        engine: draft.engine,
        source: segmentLanguage(segment, translation.source),
        target: translation.target,
        domains,
        reviewer,
        ...editRate(draft.text, target.target),
      },
    ]
  })
}
