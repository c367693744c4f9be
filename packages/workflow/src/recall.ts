import { type CaseFacts, DEFAULT_TRUST, type Locale, type Segment } from '@passerelle/domain'
import { contextsOf, matchKey, patternKey, type Wanted } from '@passerelle/memory'
import type { Deps } from './deps.ts'
import type { MemoryUnit } from './ports/index.ts'

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
