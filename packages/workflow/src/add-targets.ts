import {
  type Segment,
  sameLanguage,
  segmentLanguage,
  type TargetSegment,
  type Translation,
} from '@passerelle/domain'
import type { Locked } from './act.ts'
import { type Checking, checkedTarget, estimatedTarget } from './check-target.ts'
import { changesSince, type FormerPlace, formerPlaces } from './compare-revisions.ts'
import type { EarlierTarget, Tx } from './ports/index.ts'

/**
 * Adds a target for every segment that has none yet: that of an earlier revision where its source is the same, or was but for a slip
 * that is mended; the source itself where that is in the target's language already; else an empty one. Notes what became of each
 * segment since the last approved translation. Returns what it added.
 */
export async function addMissingTargets(
  checking: Checking,
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
  const places = await formerPlaces(tx, translation, all)
  const added = fresh.map((segment): TargetSegment => {
    const place: FormerPlace = places.get(segment.key) ?? { key: segment.key, edit: null }
    const before = earlier.get(place.edit === 'typo' || place.edit === null ? place.key : segment.key)
    if (before !== undefined && stillServes(before, segment, translation))
      return estimatedTarget(segment, { ...withoutSource(before), key: segment.key })
    if (before !== undefined && servesOverSlip(before, segment, place, translation))
      return carriedOver(checking, translation, segment, before)
    return sameLanguage(segmentLanguage(segment, source), target)
      ? leftAsItIs(segment, translation, at)
      : { key: segment.key, state: 'initial', target: '', origin: null, findings: [] }
  })
  await tx.translations.putTargets(translation.id, added, translation.version)
  await keepDismissals(tx, translation, added)
  await tx.translations.putChanges(translation.id, await changesSince(tx, translation, all))
  return added
}

type Earlier = Exclude<EarlierTarget, { readonly state: 'initial' }>

/**
 * What was drafted while the source was taken for another language is drafted anew; what a person wrote or approved is kept, for a
 * person to look at.
 */
export function stillServes(
  before: EarlierTarget,
  segment: Segment,
  { source }: Pick<Translation, 'source'>,
): boolean {
  if (before.state === 'initial' || before.source !== segment.source) return false
  if (sameLanguage(before.language, segmentLanguage(segment, source))) return true
  return before.origin.type === 'human' || (before.origin.type !== 'source' && before.state !== 'translated')
}

/** A machine's draft that nobody looked at is made anew, for the slip may have misled it; a person's work is not thrown away for one. */
function servesOverSlip(
  before: EarlierTarget,
  segment: Segment,
  { edit }: FormerPlace,
  { source }: Translation,
): before is Earlier {
  if (edit !== 'typo' || before.state === 'initial') return false
  const settled = before.origin.type === 'human' || before.state !== 'translated'
  return (
    settled &&
    sameLanguage(before.language, segmentLanguage(segment, source)) &&
    codesIn(before.source) === codesIn(segment.source)
  )
}

const codesIn = (text: string): string => (text.match(/<\/?\d+\/?>/g) ?? []).sort().join('')

/** The target that stood, held against the mended source; a person has to say that it still stands. */
function carriedOver(
  checking: Checking,
  translation: Translation,
  segment: Segment,
  before: Earlier,
): TargetSegment {
  const { source, language: _language, ...target } = before
  return checkedTarget(
    translation,
    segment,
    { ...target, key: segment.key, madeFor: target.madeFor ?? source },
    checking,
  )
}

function withoutSource({ source: _source, language: _language, ...target }: EarlierTarget): TargetSegment {
  return target
}

/** A finding that was dismissed stays so with the target that it stands in. */
async function keepDismissals(tx: Tx, { id }: Translation, added: readonly TargetSegment[]): Promise<void> {
  for (const { key, target, findings } of added)
    for (const { check, message, dismissed } of findings)
      if (dismissed !== undefined) await tx.dismissals.put(id, key, { check, message, target, ...dismissed })
}

/** A segment whose source stands for its target: no engine is asked, and nobody has to write it again. */
export const leftAsItIs = (segment: Segment, translation: Translation, at: Date): TargetSegment =>
  estimatedTarget(segment, {
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
