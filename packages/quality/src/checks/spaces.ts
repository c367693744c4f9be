import type { Check } from '../check.ts'

// Line breaks have checks of their own.
const LEADING = /^[^\S\r\n]*/u
const leading = (text: string): number => LEADING.exec(text)?.[0].length ?? 0

function trailing(text: string): number {
  const end = text.trimEnd().length
  const rest = text.slice(end)
  return rest.length - Math.max(rest.lastIndexOf('\n'), rest.lastIndexOf('\r')) - 1
}

/** Spaces before and after the text are those of the source. */
export const edgeSpaces: readonly Check[] = [
  {
    name: 'begin_space',
    severity: 'warning',
    faults: ({ words }) =>
      leading(words.source) === leading(words.target)
        ? []
        : ['Source and translation do not begin with the same number of spaces.'],
  },
  {
    name: 'end_space',
    severity: 'warning',
    faults: ({ words }) =>
      trailing(words.source) === trailing(words.target)
        ? []
        : ['Source and translation do not end with the same number of spaces.'],
  },
]

/** Two spaces in a row that the source does not have. */
export const doubleSpace: Check = {
  name: 'double_space',
  severity: 'warning',
  faults: ({ words }) =>
    words.target.includes('  ') && !words.source.includes('  ')
      ? ['The translation has two spaces in a row.']
      : [],
}
