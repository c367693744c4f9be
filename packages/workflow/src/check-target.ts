import {
  DEFAULT_CHECK_SETTINGS,
  type Finding,
  type Origin,
  type Segment,
  type SeverityWishes,
  segmentLanguage,
  severitiesFor,
  type TargetSegment,
  type Translation,
} from '@passerelle/domain'
import { type Termbase, termbaseOf } from '@passerelle/memory'
import { CHECKS, check } from '@passerelle/quality'
import type { Deps } from './deps.ts'

/** The checks' identifiers, which an installation's settings may name. */
export const KNOWN_CHECKS: readonly string[] = CHECKS.map(({ name }) => name)

/** What targets are checked with, besides their texts. */
export interface Checking {
  readonly termbase: Termbase
  /** The installation's own severities for a target locale. */
  readonly severities: (target: Translation['target']) => SeverityWishes
}

/** The termbase as it is now. */
export const currentTermbase = async ({ store }: Pick<Deps, 'store'>): Promise<Termbase> =>
  termbaseOf(await store.concepts())

/** What targets are checked with now. */
export async function currentChecking(deps: Pick<Deps, 'store' | 'checks'>): Promise<Checking> {
  const { checks = DEFAULT_CHECK_SETTINGS } = deps
  return {
    termbase: await currentTermbase(deps),
    severities: (target) => severitiesFor(checks, target),
  }
}

/** What the checks say about a target, held against its segment in the language that this is written in. */
export function checkTarget(
  translation: Pick<Translation, 'source' | 'target'>,
  segment: Segment,
  target: string,
  { termbase, severities }: Checking,
): readonly Finding[] {
  const pair = {
    source: segment.source,
    target,
    sourceLanguage: segmentLanguage(segment, translation.source),
    targetLanguage: translation.target,
  }
  const checked = { ...pair, codes: segment.codes, terms: termbase.report(pair) }
  return check(checked, severities(translation.target))
}

/** A target that somebody or something wrote, with what the checks say about it. */
export const targetOf = (
  translation: Translation,
  segment: Segment,
  target: string,
  origin: Origin,
  checking: Checking,
): TargetSegment => ({
  key: segment.key,
  state: 'translated',
  target,
  origin,
  findings: checkTarget(translation, segment, target, checking),
})
