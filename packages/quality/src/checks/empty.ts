import type { Check } from '../check.ts'

/** The source has words and the target has none. */
export const empty: Check = {
  name: 'empty',
  severity: 'error',
  faults: ({ words }) =>
    words.source.trim() !== '' && words.target.trim() === '' ? ['The translation is empty.'] : [],
}
