import type { Finding, Locale } from '@passerelle/domain'
import { xmlTags } from './checks/xml-tags.ts'

/** What the checks look at: one segment's two texts, with their inline codes. */
export interface CheckedPair {
  readonly source: string
  readonly target: string
  readonly sourceLanguage: Locale
  readonly targetLanguage: Locale
}

/** One check: its findings for a pair, none when all is well. */
export type Check = (pair: CheckedPair) => readonly Finding[]

const CHECKS: readonly Check[] = [xmlTags]

/** All findings for a segment's target, in the order of the checks. */
export const check = (pair: CheckedPair): Finding[] => CHECKS.flatMap((one) => one(pair))
