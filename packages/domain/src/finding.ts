import type { Place } from './codes/index.ts'
import type { PersonId } from './ids.ts'

export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** A quality check's result. `check` is Weblate's identifier where it has the same check. */
export interface Finding {
  readonly check: string
  /** `error` keeps a translation from being approved. */
  readonly severity: Severity
  readonly message: string
  /** Where in the target it is, with its codes, in UTF-16 code units; an empty place is where something is missing. */
  readonly places?: readonly Place[]
  /** The whole target, mended: an offer that only a person takes up. It stands at the first of the findings that it mends. */
  readonly repair?: string
  /** A person has looked at it and put it aside. */
  readonly dismissed?: Dismissal
}

/** Who put a finding aside, when (ISO 8601), and why. It holds for the same finding on the same text alone. */
export interface Dismissal {
  readonly by: PersonId
  readonly at: string
  readonly reason: string
}

/** A dismissal with what it is about. */
export interface DismissedFinding extends Dismissal {
  readonly check: string
  readonly message: string
  /** The target in which the finding stood. */
  readonly target: string
}

/** The findings on a text, each with its dismissal where a person has put this very one aside. */
export const withDismissals = (
  findings: readonly Finding[],
  target: string,
  dismissals: readonly DismissedFinding[],
): readonly Finding[] =>
  findings.map((finding) => {
    const found = dismissals.find(
      (one) => one.check === finding.check && one.message === finding.message && one.target === target,
    )
    return found === undefined
      ? finding
      : { ...finding, dismissed: { by: found.by, at: found.at, reason: found.reason } }
  })

/** What still wants a person: findings that nobody has put aside. */
export const openFindings = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ dismissed }) => dismissed === undefined)
