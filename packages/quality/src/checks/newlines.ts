import type { Check } from '../check.ts'

const count = (text: string): number => text.split('\n').length

/** As many line breaks as the source has. */
export const newlines: Check = {
  name: 'newline-count',
  severity: 'warning',
  faults: ({ words }) =>
    count(words.source) === count(words.target)
      ? []
      : [
          `The source has ${count(words.source) - 1} line break(s), the translation ${count(words.target) - 1}.`,
        ],
}
