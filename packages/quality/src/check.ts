import type { Finding, Severity } from '@passerelle/domain'
import type { View } from './pair.ts'

/** One check: a name, how grave its findings are, and a function from a pair to a sentence for each fault. */
export interface Check {
  /** Weblate's identifier where it has the same check. */
  readonly name: string
  readonly severity: Severity
  readonly faults: (view: View) => readonly (string | Fault)[]
}

/** A fault that is graver or lighter than the check's others. */
export interface Fault {
  readonly message: string
  readonly severity: Severity
}

// A reviewer is helped by the first few; a text of numbers with another text of numbers has thousands.
const MOST_FAULTS = 20

export const findingsOf = ({ name, severity, faults }: Check, view: View): Finding[] =>
  faults(view)
    .slice(0, MOST_FAULTS)
    .map((fault) =>
      typeof fault === 'string' ? { check: name, severity, message: fault } : { check: name, ...fault },
    )
