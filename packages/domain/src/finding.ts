export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** A quality check's result. `check` is Weblate's identifier where it has the same check. */
export interface Finding {
  readonly check: string
  /** `error` keeps a translation from being approved. */
  readonly severity: Severity
  readonly message: string
}
