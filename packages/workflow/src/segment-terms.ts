import { type Segment, segmentLanguage, type Translation } from '@passerelle/domain'
import { wordsIn } from '@passerelle/memory'
import { currentTermbase } from './check-target.ts'
import type { Deps } from './deps.ts'

/** A term that stands in a segment's source, with what its concepts say about the target. */
export interface SegmentTerm {
  /** As the termbase writes it. */
  readonly term: string
  /** It stays as it is in every language. */
  readonly keep: boolean
  /** What the target is to say, the best first; none where the termbase has no word in that language. */
  readonly wanted: readonly string[]
  /** Words that the target must not say for it. */
  readonly forbidden: readonly string[]
  readonly notes: readonly string[]
}

/** The terms of any segment of a translation, from the termbase as it is now: it is read once for all of them. */
export async function segmentTerms(
  { store }: Pick<Deps, 'store'>,
  { source, target }: Pick<Translation, 'source' | 'target'>,
): Promise<(segment: Segment) => readonly SegmentTerm[]> {
  const [termbase, concepts] = await Promise.all([currentTermbase({ store }), store.concepts()])
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const forbiddenIn = (id: string): readonly string[] => {
    const concept = byId.get(id)
    return concept === undefined ? [] : wordsIn(concept, target).forbidden
  }
  return (segment) => {
    const { uses } = termbase.report({
      source: segment.source,
      sourceLanguage: segmentLanguage(segment, source),
      targetLanguage: target,
    })
    return uses.map(({ concepts: ids, term, keep, wanted, notes }) => ({
      term,
      keep,
      wanted,
      forbidden: [...new Set(ids.flatMap(forbiddenIn))],
      notes,
    }))
  }
}
