import type { Check } from '../check.ts'

// One Chinese, Japanese or Korean sign says about as much as two and a half letters.
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
const weight = (text: string): number => text.length + 1.5 * (text.match(DENSE)?.length ?? 0)

// Short texts vary widely ("OK" → "D'accord"), so each side has that much to spare.
const FACTOR = 3
const SPARE = 20

/** The target is not several times as long, or as short, as the source. */
export const length: Check = {
  name: 'length',
  severity: 'warning',
  faults({ words }) {
    const [source, target] = [weight(words.source), weight(words.target)]
    if (target > FACTOR * source + SPARE) return ['The translation is far longer than the source.']
    if (source > FACTOR * target + SPARE) return ['The translation is far shorter than the source.']
    return []
  },
}
