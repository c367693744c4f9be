import {
  type Segment,
  sameLanguage,
  segmentLanguage,
  type TargetSegment,
  type Translation,
} from '@passerelle/domain'
import type { Locked } from './act.ts'
import { changesSince, formerKeys } from './compare-revisions.ts'
import type { EarlierTarget, Tx } from './ports/index.ts'

/**
 * Adds a target for every segment that has none yet: that of an earlier revision where its source is the same, the source itself
 * where that is in the target's language already, else an empty one. Notes what became of each segment since the last approved
 * translation. Returns what it added.
 */
export async function addMissingTargets(
  tx: Tx,
  translation: Translation,
  locked: Locked,
  at: Date,
  segments?: readonly Segment[],
): Promise<readonly TargetSegment[]> {
  const all = segments ?? (await tx.documents.get(translation.revisionId))?.segments ?? []
  const known = new Set(locked.targets.map((target) => target.key))
  const fresh = all.filter((segment) => !known.has(segment.key))
  if (fresh.length === 0) return []
  const { caseId, source, target, revisionId } = translation
  const earlier = await tx.translations.earlierTargets(caseId, target, revisionId)
  const keys = await formerKeys(tx, translation, all)
  const added = fresh.map((segment): TargetSegment => {
    const before = earlier.get(keys.get(segment.key) ?? segment.key)
    if (before !== undefined && stillServes(before, segment, translation))
      return { ...withoutSource(before), key: segment.key }
    return sameLanguage(segmentLanguage(segment, source), target)
      ? leftAsItIs(segment, translation, at)
      : { key: segment.key, state: 'initial', target: '', origin: null, findings: [] }
  })
  await tx.translations.putTargets(translation.id, added, translation.version)
  await tx.translations.putChanges(translation.id, await changesSince(tx, translation, all))
  return added
}

/**
 * What was drafted while the source was taken for another language is drafted anew; what a person wrote or approved is kept, for a
 * person to look at.
 */
function stillServes(before: EarlierTarget, segment: Segment, { source }: Translation): boolean {
  if (before.state === 'initial' || before.source !== segment.source) return false
  if (sameLanguage(before.language, segmentLanguage(segment, source))) return true
  return before.origin.type === 'human' || (before.origin.type !== 'source' && before.state !== 'translated')
}

function withoutSource({ source: _source, language: _language, ...target }: EarlierTarget): TargetSegment {
  return target
}

/** A segment whose source stands for its target: no engine is asked, and nobody has to write it again. */
export const leftAsItIs = (segment: Segment, translation: Translation, at: Date): TargetSegment => ({
  key: segment.key,
  state: 'translated',
  target: segment.source,
  origin: {
    type: 'source',
    language: segmentLanguage(segment, translation.source),
    at: at.toISOString(),
  },
  findings: [],
})
