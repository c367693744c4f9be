import type { SegmentState } from '@passerelle/domain'
import { type FileFault, fault } from '../failure.ts'
import type { XmlElement } from '../xml.ts'

export interface ReadInline {
  /** With codes as `<1>…</1>` and `<2/>`. */
  readonly text: string
  /** What breaks a rule of XLIFF: the whole file is in doubt. */
  readonly broken?: string
  /** Codes that no file of ours has: this text can't be used, the others can. */
  readonly foreign?: string
}

export const invalid = (what: string, { line }: XmlElement): FileFault =>
  fault(
    'invalid_xliff',
    `It breaks a rule of XLIFF at line ${line}: ${what}. Export it again, or mend that line.`,
  )

/**
 * A unit's target, or null where it has none. Tools leave an empty element, or the source once more under the state
 * `initial`, where nobody has translated anything: neither may take a text away.
 */
export function targetOf(source: string, target: string | null, state: SegmentState): string | null {
  if (target === null || (target.trim() === '' && source.trim() !== '')) return null
  return state === 'initial' && target === source ? null : target
}
