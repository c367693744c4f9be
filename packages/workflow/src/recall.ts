import { type CaseFacts, DEFAULT_TRUST, type Locale, type Segment } from '@passerelle/domain'
import { applyMatches, contextsOf, type Match, matchKey, patternKey, type Wanted } from '@passerelle/memory'
import type { Deps } from './deps.ts'
import type { KnownUnit, MemoryUnit } from './ports/index.ts'

/** Units of one key that are looked at; a newer one with other codes must not hide an older one that fits. */
const CANDIDATES_PER_KEY = 8

/** What a segment is looked up by in the memory. */
export type Recalled = Pick<MemoryUnit, 'matchKey' | 'context' | 'pattern'>

/** What each segment of a document in one language is looked up by, and what its own unit will be found by. */
export function recalledBy(
  segments: readonly Segment[],
  languageOf: (segment: Segment) => Locale,
): Recalled[] {
  const contexts = contextsOf(segments)
  return segments.map((segment, index) => {
    const [context, pattern] = [contexts[index], patternKey(segment.source, languageOf(segment))]
    return {
      matchKey: matchKey(segment.source),
      ...(context === undefined ? {} : { context }),
      ...(pattern === undefined ? {} : { pattern }),
    }
  })
}

/** The subject fields of a case. */
export const domainsOf = ({ topics }: CaseFacts): readonly string[] => topics

/** For what units are weighed, and by which rules. */
export const weighing = (
  { trust = DEFAULT_TRUST, now }: Pick<Deps, 'trust' | 'now'>,
  languages: readonly [source: Locale, target: Locale],
  domains: readonly string[],
): [Wanted, typeof trust] => [{ languages, domains, now: now() }, trust]

/** What is wanted of the memory for segments in one language. */
export interface Recalling {
  readonly languages: readonly [source: Locale, target: Locale]
  readonly domains: readonly string[]
  readonly wanting: readonly (Segment & Recalled)[]
}

/** What the memory gives for segments that need a target, by their index; nothing for those that it has nothing for. */
export async function recall(
  deps: Deps,
  { languages, domains, wanting }: Recalling,
): Promise<ReadonlyMap<number, Match<KnownUnit>>> {
  if (wanting.length === 0) return new Map()
  const keys = wanting.map(({ matchKey, context, pattern }) => ({
    matchKey,
    ...(context === undefined ? {} : { context }),
    ...(pattern === undefined ? {} : { pattern }),
  }))
  const units = await deps.store.memoryUnits(...languages, keys, CANDIDATES_PER_KEY)
  return applyMatches(wanting, units, ...weighing(deps, languages, domains))
}
