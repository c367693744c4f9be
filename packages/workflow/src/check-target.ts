import {
  type Finding,
  type Origin,
  type Segment,
  segmentLanguage,
  type TargetSegment,
  type Translation,
} from '@passerelle/domain'
import { check } from '@passerelle/quality'

/** What the checks say about a target, held against its segment in the language that this is written in. */
export const checkTarget = (
  translation: Pick<Translation, 'source' | 'target'>,
  segment: Segment,
  target: string,
): readonly Finding[] =>
  check({
    source: segment.source,
    codes: segment.codes,
    target,
    sourceLanguage: segmentLanguage(segment, translation.source),
    targetLanguage: translation.target,
  })

/** A target that somebody or something wrote, with what the checks say about it. */
export const targetOf = (
  translation: Translation,
  segment: Segment,
  target: string,
  origin: Origin,
): TargetSegment => ({
  key: segment.key,
  state: 'translated',
  target,
  origin,
  findings: checkTarget(translation, segment, target),
})
