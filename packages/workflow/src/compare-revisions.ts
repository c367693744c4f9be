import type {
  ChangedLink,
  EditClass,
  RemovedSegment,
  Segment,
  SegmentChange,
  SegmentKey,
  Translation,
} from '@passerelle/domain'
import { type Alignment, align } from '@passerelle/segmentation'
import type { FormerSegment, Tx } from './ports/index.ts'

/** What a segment was in an earlier revision: under which key, and what kind of edit lies between; null where its text stayed. */
export interface FormerPlace {
  readonly key: SegmentKey
  readonly edit: EditClass | null
}

/**
 * What each segment was in the newest revision that was drafted in this language. Repeated sentences are numbered, so when the
 * first of them goes, the second takes its key; its target must not go with the key.
 */
export async function formerPlaces(
  tx: Tx,
  translation: Translation,
  segments: readonly Segment[],
): Promise<ReadonlyMap<SegmentKey, FormerPlace>> {
  const former = await formerOf(tx, translation, false)
  const places = new Map<SegmentKey, FormerPlace>()
  align(former, segments, translation.source).after.forEach((aligned, index) => {
    const [segment, was] = [segments[index], aligned.type === 'new' ? undefined : former[aligned.from]]
    if (segment === undefined || was === undefined) return
    places.set(segment.key, { key: was.key, edit: aligned.type === 'edited' ? aligned.class : null })
  })
  return places
}

/** What an earlier revision's text became: each segment of now, and the segments that are gone. */
export interface Changes {
  readonly segments: ReadonlyMap<SegmentKey, SegmentChange>
  readonly removed: readonly RemovedSegment[]
}

/** What became of each segment since the newest revision that was approved in this language; empty where none was. */
export async function changesSince(
  tx: Tx,
  translation: Translation,
  segments: readonly Segment[],
): Promise<Changes> {
  const former = await formerOf(tx, translation, true)
  if (former.length === 0) return { segments: new Map(), removed: [] }
  const alignment = align(former, segments, translation.source)
  return {
    segments: new Map(
      segments.map((segment, index) => [segment.key, changeOf(alignment, former, segment, index)]),
    ),
    removed: removedFrom(alignment, former, segments),
  }
}

const formerOf = (tx: Tx, { caseId, target, revisionId }: Translation, approved: boolean) =>
  tx.translations.formerSegments(caseId, target, revisionId, { approved })

function changeOf(
  { after }: Alignment,
  former: readonly FormerSegment[],
  segment: Segment,
  index: number,
): SegmentChange {
  const aligned = after[index] ?? { type: 'new' }
  const was = aligned.type === 'new' ? undefined : former[aligned.from]
  if (aligned.type === 'new' || was === undefined) return { type: 'new' }
  if (aligned.type !== 'edited') {
    const links = changedLinks(was, segment)
    return links.length === 0 ? { type: aligned.type } : { type: 'relinked', links }
  }
  const { source, target } = was
  return { type: 'edited', class: aligned.class, was: { source, ...(target === '' ? {} : { target }) } }
}

/** The text holds a code's number alone, so an address can change and leave every word as it was. */
const changedLinks = (was: FormerSegment, now: Segment): readonly ChangedLink[] =>
  now.codes.flatMap(({ id, equiv = '' }) => {
    const before = was.codes.find((code) => code.id === id)?.equiv ?? ''
    return before === equiv ? [] : [{ id, was: before, now: equiv }]
  })

/** The segments that are gone, each with the segment of now after which it stood. */
function removedFrom(
  { after, removed }: Alignment,
  former: readonly FormerSegment[],
  segments: readonly Segment[],
): readonly RemovedSegment[] {
  const nowOf = new Map(
    after.flatMap((aligned, index) =>
      aligned.type === 'new' ? [] : [[aligned.from, segments[index]?.key] as const],
    ),
  )
  const gone = new Set(removed)
  const found: RemovedSegment[] = []
  let [last, field]: [SegmentKey | null, string] = [null, '']
  former.forEach((segment, index) => {
    if (segment.field !== field) last = null
    field = segment.field
    last = nowOf.get(index) ?? last
    if (!gone.has(index)) return
    const { source, target } = segment
    found.push({ after: last, field: segment.field, source, ...(target === '' ? {} : { target }) })
  })
  return found
}
