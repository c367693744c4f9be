import type { Place } from './codes/index.ts'

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
}
