import type { Check } from '../check.ts'
import { proportion } from '../text/proportion.ts'
import { sentencesOf } from '../text/sentences.ts'

// Shorter ones are repeated for effect: "Non. Non."
const LEAST_REPEATED = 15
// A sentence that was left out leaves the rest shorter than it should be, one that was joined to its neighbour does not.
const SHORT = 0.7
const LONG = 1.6

/** A sentence of the source is left out, one is added, or one stands there twice. */
export const sentences: Check = {
  name: 'sentences',
  severity: 'warning',
  faults(view) {
    const { source, target } = view.words
    const [had, has] = [sentencesOf(source), sentencesOf(target)]
    const twice = repeated(has)
    if (twice !== undefined && repeated(had) === undefined)
      return [`A sentence stands there twice: '${twice}'`]
    if (had.length === has.length || had.length + has.length < 3) return []
    const ratio = proportion(view)
    if (has.length < had.length && ratio < SHORT)
      return [`The source has ${had.length} sentences, the translation ${has.length}, and it is short.`]
    if (has.length > had.length && ratio > LONG)
      return [`The source has ${had.length} sentence(s), the translation ${has.length}, and it is long.`]
    return []
  },
}

function repeated(sentences: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return sentences.find((sentence) => {
    const known = sentence.length >= LEAST_REPEATED && seen.has(sentence)
    seen.add(sentence)
    return known
  })
}
