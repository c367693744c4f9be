import { type Actor, isRefusal, type Refusal, type SegmentKey, type TranslationId } from '@passerelle/domain'
import type { Deps } from './deps.ts'
import { editSegment } from './edit-segment.ts'

/** One proposal that a person has picked. */
export interface TermFix {
  readonly translationId: TranslationId
  readonly key: SegmentKey
  /** The segment's version that they had before them. */
  readonly version: number
  readonly target: string
}

export type TermFixOutcome = TermFix & {
  /** `conflict`: somebody changed the segment meanwhile, and nothing was written. */
  readonly outcome: 'applied' | 'conflict' | 'refused'
  readonly refusal?: Refusal
}

/**
 * Writes the picked proposals, each as this person's edit under the rules of an edit: checks run, what was approved or published goes
 * round again, and another person approves. What somebody has changed meanwhile stays as it is; the others are written all the same.
 */
export async function applyTermFixes(
  deps: Deps,
  { actor, fixes }: { readonly actor: Actor; readonly fixes: readonly TermFix[] },
): Promise<readonly TermFixOutcome[]> {
  const outcomes: TermFixOutcome[] = []
  for (const fix of fixes) {
    const { translationId, key, target, version } = fix
    const edited = await editSegment(deps, { actor, translationId, key, target, expectedVersion: version })
    if (isRefusal(edited)) outcomes.push({ ...fix, outcome: 'refused', refusal: edited })
    else outcomes.push({ ...fix, outcome: 'conflict' in edited ? 'conflict' : 'applied' })
  }
  return outcomes
}
