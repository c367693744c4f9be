import type { Check } from '../check.ts'

const leading = (text: string): string => text.slice(0, text.length - text.trimStart().length)
const trailing = (text: string): string => text.slice(text.trimEnd().length)

/** Spaces before and after the text are those of the source. */
export const edgeSpaces: readonly Check[] = [
  {
    name: 'begin_space',
    severity: 'warning',
    faults: ({ words }) =>
      leading(words.source).length === leading(words.target).length
        ? []
        : ['Source and translation do not begin with the same number of spaces.'],
  },
  {
    name: 'end_space',
    severity: 'warning',
    faults: ({ words }) =>
      trailing(words.source).length === trailing(words.target).length
        ? []
        : ['Source and translation do not end with the same number of spaces.'],
  },
]

/** Two spaces in a row that the source does not have. */
export const doubleSpace: Check = {
  name: 'double_space',
  severity: 'warning',
  faults: ({ words }) =>
    words.target.trim().includes('  ') && !words.source.trim().includes('  ')
      ? ['The translation has two spaces in a row.']
      : [],
}
