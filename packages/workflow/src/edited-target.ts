import {
  fromMachine,
  type Origin,
  type PersonId,
  type Segment,
  type TargetSegment,
  type Translation,
} from '@passerelle/domain'
import { type Checking, targetOf } from './check-target.ts'
import type { StoredTarget } from './ports/index.ts'

/** A target in a person's words, with the findings of the checks; empty words take it away. */
export function editedTarget(
  translation: Translation,
  segment: Segment,
  current: StoredTarget,
  target: string,
  by: PersonId,
  at: Date,
  checking: Checking,
): TargetSegment {
  const { key } = segment
  if (target.trim() === '') return { key, state: 'initial', target: '', origin: null, findings: [] }
  return targetOf(translation, segment, target, humanOrigin(current.origin, by, at), checking)
}

/** A person's origin that remembers what they started from; a machine's draft stays one, through memory and people. */
function humanOrigin(before: Origin | null, by: PersonId, at: Date): Origin {
  const engine = before !== null && 'engine' in before ? before.engine : undefined
  return {
    type: 'human',
    by,
    basis: basisOf(before),
    ...(engine === undefined ? {} : { engine }),
    at: at.toISOString(),
  }
}

function basisOf(before: Origin | null): 'mt' | 'tm' | 'none' {
  if (before === null) return 'none'
  if (fromMachine(before)) return 'mt'
  return before.type === 'tm' ? 'tm' : 'none'
}
