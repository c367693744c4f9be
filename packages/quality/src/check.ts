import type { Finding, Severity } from '@passerelle/domain'
import type { View } from './pair.ts'

/** One check: a name, how grave its findings are, and a function from a pair to a sentence for each fault. */
export interface Check {
  /** Weblate's identifier where it has the same check. */
  readonly name: string
  readonly severity: Severity
  readonly faults: (view: View) => readonly (string | Fault)[]
}

/** A fault with more to tell than its sentence; without a severity it has its check's. */
export type Fault = Pick<Finding, 'message' | 'places' | 'repair'> & Partial<Pick<Finding, 'severity'>>

// A reviewer is helped by the first few; a text of numbers with another text of numbers has thousands.
const MOST_FAULTS = 20

export const findingsOf = ({ name, severity, faults }: Check, view: View): Finding[] =>
  faults(view)
    .slice(0, MOST_FAULTS)
    .map((fault) =>
      typeof fault === 'string'
        ? { check: name, severity, message: fault }
        : { check: name, severity, ...fault },
    )
