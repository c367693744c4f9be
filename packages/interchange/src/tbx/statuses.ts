import type { TermStatus } from '@passerelle/domain'

const WRITTEN: Readonly<Record<TermStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  deprecated: 'deprecatedTerm-admn-sts',
}

/** A status in TBX's own words. */
export const writeStatus = (status: TermStatus): string => WRITTEN[status]

/** What TBX files and glossaries say for a status; undefined for what tells nothing. */
export function readStatus(text: string | undefined): TermStatus | undefined {
  const word = text?.trim().toLowerCase() ?? ''
  if (/^(preferred|standardi[sz]ed|legal|regulated)/.test(word)) return 'preferred'
  if (/^(admitted|approved|allowed)/.test(word)) return 'admitted'
  if (/^(deprecated|superseded|forbidden|obsolete|not.?recommended|do not use)/.test(word))
    return 'deprecated'
  return undefined
}

/** The status of a term that has none: the first of its language is preferred, the others admitted. */
export const statusByPlace = (
  earlier: readonly { readonly language: string }[],
  language: string,
): TermStatus => (earlier.some((term) => term.language === language) ? 'admitted' : 'preferred')
