import { codeFaults } from '@passerelle/domain'
import { matchKey } from './key.ts'

/** A translation of the memory, as far as matching looks at it. */
export interface Candidate {
  readonly source: string
  readonly target: string
  /** Whether a person approved it here, or an import brought it and nobody here has looked at it. */
  readonly trust: 'approved' | 'imported'
  /** Who wrote the target: what a person approved and wrote counts before what a machine wrote and a person approved. */
  readonly from: 'human' | 'mt'
  /** ISO 8601: when it was approved, or imported. */
  readonly at: string
}

/** Which of two candidates for one source is reused: approved before imported, human before machine, then the newer one. Negative for `a`. */
export function preferred(a: Candidate, b: Candidate): number {
  if (a.trust !== b.trust) return a.trust === 'approved' ? -1 : 1
  if (a.from !== b.from) return a.from === 'human' ? -1 : 1
  return Date.parse(b.at) - Date.parse(a.at)
}

/**
 * The best exact match for each segment that has one, by the segment's place in the list. A candidate whose codes don't
 * fit the segment is none.
 */
export function applyMatches<T extends Candidate>(
  segments: readonly { readonly source: string }[],
  candidates: readonly T[],
): ReadonlyMap<number, T> {
  const byKey = new Map<string, T[]>()
  for (const candidate of candidates) {
    const key = matchKey(candidate.source)
    const same = byKey.get(key)
    if (same === undefined) byKey.set(key, [candidate])
    else same.push(candidate)
  }
  const sorted = new Map([...byKey].map(([key, same]) => [key, same.sort(preferred)]))
  return new Map(
    segments.flatMap(({ source }, index): [number, T][] => {
      const match = sorted
        .get(matchKey(source))
        ?.find(({ target }) => codeFaults(source, target).length === 0)
      return match === undefined ? [] : [[index, match]]
    }),
  )
}
