import { codeFaults } from '@passerelle/domain'
import type { Check } from '../check.ts'

const SAYS = {
  missing: 'is missing from the translation',
  doubled: 'stands in the translation more often than in the source',
  invented: 'is not in the source',
  crossed: 'overlaps another code instead of standing inside or beside it',
} as const

/** Inline codes missing, doubled, invented or crossed. */
export const xmlTags: Check = ({ source, target }) =>
  codeFaults(source, target).map(({ fault, code }) => ({
    check: 'xml-tags',
    severity: 'error',
    message: `The code ${code} ${SAYS[fault]}.`,
  }))
