import { type CodeFault, codeFaults } from '@passerelle/domain'
import type { Check } from '../check.ts'
import { surplus } from './multiset.ts'

// A tag that is written in the text itself, as in interface strings. Its name counts, not its attributes.
const TAG = /<(\/?[a-z][\w:-]{0,31})(?:\s[^<>]{0,999})?\/?>/giu
const tagsIn = (text: string): string[] =>
  [...text.matchAll(TAG)].map(([, name = '']) => `<${name.toLowerCase()}>`)

/** Each inline code of the source stands in the target once, and pairs nest; tags written in the text are the same. */
export const xmlTags: Check = {
  name: 'xml-tags',
  severity: 'error',
  faults({ source, target, words }) {
    const [had, has] = [tagsIn(words.source), tagsIn(words.target)]
    return [
      ...codeFaults(source, target).map(sentence),
      ...surplus(had, has).map((tag) => `The tag ${tag} of the source is missing.`),
      ...surplus(has, had).map((tag) => `The tag ${tag} is not in the source.`),
    ]
  },
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
