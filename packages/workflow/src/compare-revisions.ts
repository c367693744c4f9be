import type { Segment, SegmentChange, SegmentKey, Translation } from '@passerelle/domain'
import { type Aligned, align } from '@passerelle/segmentation'
import type { FormerSegment, Tx } from './ports/index.ts'

/**
 * The key that each segment with an unchanged text had in the newest revision that was drafted in this language. Repeated
 * sentences are numbered, so when the first of them goes, the second takes its key; its target must not go with the key.
 */
export async function formerKeys(
  tx: Tx,
  translation: Translation,
  segments: readonly Segment[],
): Promise<ReadonlyMap<SegmentKey, SegmentKey>> {
  const former = await formerOf(tx, translation, false)
  const keys = new Map<SegmentKey, SegmentKey>()
  compare(former, segments, translation, (segment, aligned, was) => {
    if (aligned.type !== 'edited' && was !== undefined) keys.set(segment.key, was.key)
  })
  return keys
}

/** What became of each segment since the newest revision that was approved in this language; empty where none was. */
export async function changesSince(
  tx: Tx,
  translation: Translation,
  segments: readonly Segment[],
): Promise<ReadonlyMap<SegmentKey, SegmentChange>> {
  const former = await formerOf(tx, translation, true)
  const changes = new Map<SegmentKey, SegmentChange>()
  compare(former, segments, translation, (segment, aligned, was) => {
    changes.set(segment.key, changeOf(aligned, was))
  })
  return changes
}

const formerOf = (tx: Tx, { caseId, target, revisionId }: Translation, approved: boolean) =>
  tx.translations.formerSegments(caseId, target, revisionId, { approved })

function compare(
  former: readonly FormerSegment[],
  segments: readonly Segment[],
  { source }: Translation,
  tell: (segment: Segment, aligned: Aligned, was: FormerSegment | undefined) => void,
): void {
  if (former.length === 0) return
  const { after } = align(former, segments, source)
  segments.forEach((segment, index) => {
    const aligned = after[index] ?? { type: 'new' }
    tell(segment, aligned, aligned.type === 'new' ? undefined : former[aligned.from])
  })
}

function changeOf(aligned: Aligned, was: FormerSegment | undefined): SegmentChange {
  if (aligned.type !== 'edited' || was === undefined)
    return { type: aligned.type === 'edited' ? 'new' : aligned.type }
  const { source, target } = was
  return { type: 'edited', class: aligned.class, was: { source, ...(target === '' ? {} : { target }) } }
}
