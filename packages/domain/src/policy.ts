import type { Finding } from './finding.ts'

/** What an installation decides for itself about review. */
export interface ReviewPolicy {
  /**
   * Four eyes (ISO 17100's revision by a second person): `changed`, whoever wrote or changed a target in this translation
   * can't approve it; `off`, they can.
   */
  readonly fourEyes: 'changed' | 'off'
  /** The checks whose errors a person may dismiss, with a reason; warnings and notes always may be. */
  readonly dismissErrors: readonly string[]
}

/**
 * Errors that no reason dismisses, whatever an installation says: a lost or crossed code breaks the page, unsafe markup its readers,
 * and an empty target says nothing. Findings that are stored may still bear `unsafe-html`, the former name of `safe-html`.
 */
export const NEVER_DISMISSED: readonly string[] = ['xml-tags', 'safe-html', 'unsafe-html', 'empty']

/** Errors that a person can know better than a check: a link to another language's page, a number that is written in words. */
export const DEFAULT_POLICY: ReviewPolicy = {
  fourEyes: 'changed',
  dismissErrors: ['links', 'emails', 'numbers', 'placeholders', 'check_glossary'],
}

/** Whether a finding of this check and severity can be put aside. */
export const isDismissible = (
  { check, severity }: Pick<Finding, 'check' | 'severity'>,
  { dismissErrors }: Pick<ReviewPolicy, 'dismissErrors'>,
): boolean => severity !== 'error' || (dismissErrors.includes(check) && !NEVER_DISMISSED.includes(check))
