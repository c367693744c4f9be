import { type CodeFault, codeFaults } from '@passerelle/domain'
import type { Check } from '../check.ts'

/** Each inline code of the source stands in the target once, and pairs nest. */
export const xmlTags: Check = {
  name: 'xml-tags',
  severity: 'error',
  faults: ({ source, target }) => codeFaults(source, target).map(sentence),
}

function sentence({ fault, code }: CodeFault): string {
  switch (fault) {
    case 'missing':
      return `The code ${code} is missing.`
    case 'doubled':
      return `The code ${code} stands there more than once.`
    case 'invented':
      return `The code ${code} is not in the source.`
    case 'crossed':
      return `The code ${code} overlaps another one; codes must lie inside or beside one another.`
  }
}
