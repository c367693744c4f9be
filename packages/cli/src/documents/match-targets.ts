import type { SegmentKey } from '@passerelle/domain'
import type { XliffUnit } from '@passerelle/interchange'
import type { ExtractedSegment } from '@passerelle/segmentation'

export interface Matched {
  readonly targets: ReadonlyMap<SegmentKey, string>
  /** Translated units that have no place in the document any more, or whose codes are not its own. */
  readonly lost: readonly XliffUnit[]
  /** How many segments of the document the file does not know. */
  readonly added: number
}

/**
 * Gives the targets of an XLIFF file to the segments of a document: by key where the source text is still the same. A tool
 * that gave units ids of its own is followed by source text, in the order of the document.
 */
export function matchTargets(segments: readonly ExtractedSegment[], units: readonly XliffUnit[]): Matched {
  const byKey = new Map(segments.map((segment) => [String(segment.key), segment]))
  const targets = new Map<SegmentKey, string>()
  const given = new Set<SegmentKey>()
  const strays: XliffUnit[] = []
  // What is wrong with a unit's codes does not make its segment unknown.
  const known = new Set(units.map(({ key }) => key))
  const unusable = units.filter(({ problem, target }) => problem !== undefined && target !== null)
  for (const unit of units) {
    if (unit.problem !== undefined) continue
    const segment = byKey.get(unit.key)
    if (segment === undefined || !sameText(segment.source, unit.source)) strays.push(unit)
    else {
      given.add(segment.key)
      if (unit.target !== null) targets.set(segment.key, unit.target)
    }
  }
  const free = Map.groupBy(
    segments.filter(({ key }) => !given.has(key)),
    ({ source }) => blanked(source),
  )
  const lost = strays.filter((unit) => {
    const segment = free.get(blanked(unit.source))?.shift()
    if (segment !== undefined && unit.target !== null) targets.set(segment.key, unit.target)
    if (segment !== undefined) given.add(segment.key)
    return segment === undefined && unit.target !== null && unit.target.trim() !== ''
  })
  const added = segments.filter(({ key }) => !given.has(key) && !known.has(key)).length
  return { targets, lost: [...lost, ...unusable], added }
}

/** Tools may reflow XML, so runs of blanks count as one. */
const blanked = (text: string): string => text.replace(/\s+/g, ' ').trim()

const sameText = (a: string, b: string): boolean => a === b || blanked(a) === blanked(b)
