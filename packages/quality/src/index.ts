import type { Finding, SeverityWishes } from '@passerelle/domain'
import { findingsOf } from './check.ts'
import { CHECKS } from './checks/index.ts'
import { type CheckedPair, viewOf } from './pair.ts'
import { withSeverities } from './severity.ts'

export type { Check, Fault } from './check.ts'
export { CHECKS, CHECKS_VERSION } from './checks/index.ts'
export { type EngineRecord, type Evidence, estimate } from './estimate.ts'
export { chrF } from './measures/chrf.ts'
export { type EditRate, editRate } from './measures/edit-rate.ts'
export type { CheckedPair } from './pair.ts'

/**
 * The findings on a pair, those of each check together, in the order of the list. A target without a word has only that
 * finding. `wishes` are an installation's own severities for the target's locale. Takes time in proportion to the texts.
 */
export function check(pair: CheckedPair, wishes: SeverityWishes = {}): Finding[] {
  const view = viewOf(pair)
  const [empty, ...others] = CHECKS
  const nothing = findingsOf(empty, view)
  const all = nothing.length > 0 ? nothing : others.flatMap((one) => findingsOf(one, view))
  return withSeverities(all, wishes)
}
