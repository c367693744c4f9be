import { type DiffRun, diff } from './diff.ts'
import { tokensOf } from './words.ts'

/**
 * What was struck and what came in between two texts with codes, word by word; the tokens of all runs but the added ones
 * make up `before`, of all but the removed ones `after`. A code is never cut.
 */
export const diffWords = (before: string, after: string): DiffRun[] => diff(tokensOf(before), tokensOf(after))
