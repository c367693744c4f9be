import type { Origin } from './origin.ts'

/**
 * Where the targets of a translation come from, as translators count them: the memory by how it matched, a machine, a person, the
 * source's own words, or nowhere yet.
 */
export const BANDS = ['in-context', 'exact', 'patched', 'machine', 'person', 'source', 'empty'] as const
export type Band = (typeof BANDS)[number]

export function bandOf(origin: Origin | null): Band {
  if (origin === null) return 'empty'
  switch (origin.type) {
    case 'tm':
      return origin.match
    case 'mt':
      return 'machine'
    case 'human':
      return 'person'
    case 'source':
      return 'source'
  }
}

/** How many of a translation's segments there are of each band. */
export type BandCounts = Readonly<Record<Band, number>>

export function countBands(targets: Iterable<{ readonly origin: Origin | null }>): BandCounts {
  const counts = { 'in-context': 0, exact: 0, patched: 0, machine: 0, person: 0, source: 0, empty: 0 }
  for (const { origin } of targets) counts[bandOf(origin)] += 1
  return counts
}
