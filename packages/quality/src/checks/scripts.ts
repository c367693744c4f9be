import type { Check } from '../check.ts'

const WORD = /[\p{L}\p{M}]{2,60}/gu
const LATIN = /\p{Script=Latin}/u
const CYRILLIC = /\p{Script=Cyrillic}/u
const GREEK = /\p{Script=Greek}/u
// Letters that look like another script's (Unicode UTS 39, the common ones).
const CYRILLIC_ALIKE = /^[аеорсухіјѕԁһԛԝАВЕКМНОРСТХУІЈЅҮ]+$/u
const GREEK_ALIKE = /^[οανικρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]+$/u
const LATIN_ALIKE = /^[aeopcyxijsABEKMHOPCTXYIJS]+$/u

const only = (word: string, script: RegExp): string =>
  [...word].filter((letter) => script.test(letter)).join('')

/** True for a word of one script in which letters of another stand that look the same. */
function isMixed(word: string): boolean {
  if (!LATIN.test(word)) return false
  const latin = only(word, LATIN)
  const other = CYRILLIC.test(word) ? CYRILLIC : GREEK.test(word) ? GREEK : undefined
  if (other === undefined) return false
  const alike = other === CYRILLIC ? CYRILLIC_ALIKE : GREEK_ALIKE
  return alike.test(only(word, other)) || LATIN_ALIKE.test(latin)
}

/** Words that mix look-alike letters of two scripts: nobody sees it, no search finds them, and an address may lead astray. */
export const homoglyphs: Check = {
  name: 'homoglyphs',
  severity: 'warning',
  faults({ words }) {
    if (!LATIN.test(words.target) || !(CYRILLIC.test(words.target) || GREEK.test(words.target))) return []
    const source = new Set(words.source.match(WORD) ?? [])
    return (words.target.match(WORD) ?? [])
      .filter((word) => isMixed(word) && !source.has(word))
      .map((word) => `'${word}' mixes letters of two scripts that look alike.`)
  },
}

const OPENS = /[\u202a\u202b\u202d\u202e]/gu
const ISOLATES = /[\u2066-\u2068]/gu
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const isBalanced = (text: string): boolean =>
  count(text, OPENS) === count(text, /\u202c/gu) && count(text, ISOLATES) === count(text, /\u2069/gu)

/** Marks that turn the direction of writing (Unicode UAX 9) are closed, and none forces a direction that the source does not force. */
export const bidi: Check = {
  name: 'bidi',
  severity: 'warning',
  faults({ words: { source, target } }) {
    if (!/[\u202a-\u202e\u2066-\u2069]/u.test(target)) return []
    const forced = /[\u202d\u202e]/u
    if (forced.test(target) && !forced.test(source))
      return [
        {
          message: 'A hidden mark makes the translation read in another order than it is written.',
          severity: 'error',
        },
      ]
    return isBalanced(target) || !isBalanced(source)
      ? []
      : ['A hidden mark of direction is never closed, and may turn what follows.']
  },
}
