import {
  type Finding,
  type Origin,
  type Segment,
  segmentLanguage,
  type TargetSegment,
  type Translation,
} from '@passerelle/domain'
import { type Termbase, termbaseOf } from '@passerelle/memory'
import { check } from '@passerelle/quality'
import type { Deps } from './deps.ts'

/** The termbase as it is now. */
export const currentTermbase = async ({ store }: Pick<Deps, 'store'>): Promise<Termbase> =>
  termbaseOf(await store.concepts())

/** What the checks say about a target, held against its segment in the language that this is written in. */
export function checkTarget(
  translation: Pick<Translation, 'source' | 'target'>,
  segment: Segment,
  target: string,
  termbase: Termbase,
): readonly Finding[] {
  const pair = {
    source: segment.source,
    target,
    sourceLanguage: segmentLanguage(segment, translation.source),
    targetLanguage: translation.target,
  }
  return check({ ...pair, codes: segment.codes, terms: termbase.report(pair) })
}

/** A target that somebody or something wrote, with what the checks say about it. */
export const targetOf = (
  translation: Translation,
  segment: Segment,
  target: string,
  origin: Origin,
  termbase: Termbase,
): TargetSegment => ({
  key: segment.key,
  state: 'translated',
  target,
  origin,
  findings: checkTarget(translation, segment, target, termbase),
})
