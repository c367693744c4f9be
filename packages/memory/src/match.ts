import { codeFaults, type MemoryMatch, type MemoryTrust } from '@passerelle/domain'
import { matchKey } from './key.ts'
import { PERCENT, type Trusted, type Wanted, type Worth, worthOf } from './trust.ts'
import { patched } from './values/patch.ts'
import { patternKey } from './values/pattern.ts'

/** A translation of the memory, as far as matching looks at it. */
export interface Candidate extends Trusted {
  readonly source: string
  readonly target: string
  /** Where its source stood (`contextsOf`); absent where nobody knows. */
  readonly context?: string
}

/** A segment that wants a translation, with its own context. */
export interface Wanting {
  readonly source: string
  readonly context?: string
}

/** A candidate that fits a segment, with the target that it gives there. */
export interface Match<T extends Candidate> extends Worth {
  readonly unit: T
  readonly match: MemoryMatch
  readonly target: string
}

/**
 * Gives all matches of a segment among candidates, the best first: what was approved here, then by percent, then by likeness,
 * then what a person wrote, then the newest. A candidate whose codes don't fit the segment is none.
 */
export function matcher<T extends Candidate>(
  candidates: readonly T[],
  wanted: Wanted,
  trust: MemoryTrust,
): (segment: Wanting) => readonly Match<T>[] {
  const [language] = wanted.languages
  // By text and by pattern: each segment held against all candidates would take minutes in a long document.
  const byKey = Map.groupBy(candidates, ({ source }) => matchKey(source))
  const byPattern = Map.groupBy(candidates, ({ source }) => patternKey(source, language))
  return (segment) => {
    const key = matchKey(segment.source)
    const pattern = patternKey(segment.source, language)
    const alike = pattern === undefined ? [] : (byPattern.get(pattern) ?? [])
    return [...new Set([...(byKey.get(key) ?? []), ...alike])]
      .flatMap((unit): Match<T>[] => {
        const match = likenessOf(segment, key, unit)
        const target = match === 'patched' ? patched(unit, segment.source, wanted.languages) : unit.target
        return target === undefined || codeFaults(segment.source, target).length > 0
          ? []
          : [{ unit, match, target, ...worthOf(unit, match, wanted, trust) }]
      })
      .sort(byWorth)
  }
}

/** The best match for each segment that has one good enough to become a draft, by the segment's place in the list. */
export function applyMatches<T extends Candidate>(
  segments: readonly Wanting[],
  candidates: readonly T[],
  wanted: Wanted,
  trust: MemoryTrust,
): ReadonlyMap<number, Match<T>> {
  const matchesOf = matcher(candidates, wanted, trust)
  return new Map(
    segments.flatMap((segment, index): [number, Match<T>][] => {
      const best = matchesOf(segment).find(({ percent }) => percent >= trust.draftFrom)
      return best === undefined ? [] : [[index, best]]
    }),
  )
}

function likenessOf(segment: Wanting, key: string, unit: Candidate): MemoryMatch {
  if (matchKey(unit.source) !== key) return 'patched'
  return segment.context !== undefined && unit.context === segment.context ? 'in-context' : 'exact'
}

function byWorth(a: Match<Candidate>, b: Match<Candidate>): number {
  if (a.unit.trust !== b.unit.trust) return a.unit.trust === 'approved' ? -1 : 1
  if (a.percent !== b.percent) return b.percent - a.percent
  if (a.match !== b.match) return PERCENT[b.match] - PERCENT[a.match]
  if (a.unit.from !== b.unit.from) return a.unit.from === 'human' ? -1 : 1
  return Date.parse(b.unit.at) - Date.parse(a.unit.at)
}
