/**
 * What an n-gram says, as text: two characters for each language that uses it, the language's place in the model's list and
 * the level of the n-gram's frequency there, each as one of these. A level is half of a halving: level 4 is a quarter.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** How many levels make one halving of the frequency. */
export const STEPS = 2

/** The frequency, as a logarithm to base 2, of an n-gram that a language's model lacks. */
const MISSING = -17

const VALUES = new Uint8Array(128)
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value

/** By level: the natural logarithm of how much more frequent such an n-gram is than one that the model lacks. */
const GAINS = Float64Array.from(DIGITS, (_, level) => Math.max(0, -level / STEPS - MISSING) * Math.LN2)

/** One language's share of a packed n-gram. Throws where a number has no digit of its own, which is a mistake in the training. */
export function pack(language: number, level: number): string {
  const packed = (DIGITS[language] ?? '') + (DIGITS[level] ?? '')
  if (packed.length !== 2) throw new Error(`Language ${language} at level ${level} can't be packed.`)
  return packed
}

/** Adds what a packed n-gram says for each language to that language's score. */
export function addGains(packed: string, scores: Float64Array): void {
  for (let at = 0; at < packed.length; at += 2) {
    const language = VALUES[packed.charCodeAt(at)] ?? 0
    const level = VALUES[packed.charCodeAt(at + 1)] ?? 0
    scores[language] = (scores[language] ?? 0) + (GAINS[level] ?? 0)
  }
}
