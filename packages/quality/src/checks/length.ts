import type { Check } from '../check.ts'
import { expectedLength } from '../text/proportion.ts'

// Of human translations of sentences one in a thousand is twice or half as long as usual; short texts vary widely
// ("OK" → "D'accord"), so each side has some characters to spare.
const FACTOR = 2.5
const SPARE = 20

/** The target is about as long as such a target is, by the pair of languages. */
export const length: Check = {
  name: 'length',
  severity: 'warning',
  faults(view) {
    const [expected, length] = [expectedLength(view), view.words.target.length]
    if (length > FACTOR * expected + SPARE) return ['The translation is far longer than the source.']
    if (expected > FACTOR * length + SPARE) return ['The translation is far shorter than the source.']
    return []
  },
}
