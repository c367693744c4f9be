import type { Check } from '../check.ts'
import { LONGEST_MARKUP } from '../xml.ts'

/** The source is well-formed markup, and the target is not: a tag is never closed, or closed by another. */
export const xmlInvalid: Check = {
  name: 'xml-invalid',
  severity: 'error',
  faults({ words, elements }) {
    if (words.target.length > LONGEST_MARKUP || !/<\/?[a-z]/iu.test(words.target)) return []
    if (elements.source() === undefined) return []
    return elements.target() === undefined
      ? ['The markup of the translation is broken: a tag is not closed, or closed by another.']
      : []
  },
}
