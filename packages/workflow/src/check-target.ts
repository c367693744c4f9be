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
import { CHECKS, CHECKS_VERSION, check, estimate } from '@passerelle/quality'
import type { Deps } from './deps.ts'
import { hashOf } from './text.ts'

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

/** Which checks, severities and terms a target is held to, as a hash: where it differs from that of the last check, a new one is due. */
export function fingerprintOf(
  { source, target }: Pick<Translation, 'source' | 'target'>,
  segment: Segment,
  text: string,
  { termbase, severities }: Checking,
): string {
  const sourceLanguage = segmentLanguage(segment, source)
  const pair = { source: segment.source, target: text, sourceLanguage, targetLanguage: target }
  return hashOf({
    checks: CHECKS_VERSION,
    names: KNOWN_CHECKS,
    languages: [sourceLanguage, target],
    severities: severities(target),
    terms: termbase.report(pair),
  })
}

/** A target with what the checks say about it now, and how good it looks by that. */
export function checkedTarget(
  translation: Pick<Translation, 'source' | 'target'>,
  segment: Segment,
  target: Exclude<TargetSegment, { readonly state: 'initial' }>,
  checking: Checking,
): Exclude<TargetSegment, { readonly state: 'initial' }> {
  const findings = checkTarget(translation, segment, target.target, checking)
  const checkedWith = fingerprintOf(translation, segment, target.target, checking)
  return estimatedTarget(segment, { ...target, findings, checkedWith })
}

/** A target with how good it looks by its findings as they are. */
export const estimatedTarget = <Target extends TargetSegment>(segment: Segment, target: Target): Target =>
  target.state === 'initial'
    ? target
    : { ...target, quality: estimate({ ...target, source: segment.source }) }

/** A target that somebody or something wrote, with what the checks say about it. */
export const targetOf = (
  translation: Translation,
  segment: Segment,
  target: string,
  origin: Origin,
  checking: Checking,
): TargetSegment =>
  checkedTarget(
    translation,
    segment,
    { key: segment.key, state: 'translated', target, origin, findings: [] },
    checking,
  )
