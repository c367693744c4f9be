import type { Check } from '../check.ts'

// These write it between words, for programs that break lines.
const WRITES_ZERO_WIDTH = ['km', 'th', 'lo', 'my']

/** A space that nobody sees and that cuts words apart for programs that search. */
export const zeroWidthSpace: Check = {
  name: 'zero-width-space',
  severity: 'warning',
  faults: ({ words, to }) =>
    words.target.includes('\u200b') && !words.source.includes('\u200b') && !WRITES_ZERO_WIDTH.includes(to)
      ? ['The translation holds a zero-width space.']
      : [],
}

// A line that stretches a word is decoration; at a word's end, alone or under a mark it has its use: 'هـ', 'بـ', 'ـَ'.
const STRETCHED = /\p{Script=Arabic}\u0640+(?=[\u0620-\u063f\u0641-\u064a\u066e-\u06d3])/u
// Presentation forms with the line built in.
const FORMS = /[\ufcf2-\ufcf4\ufe71\ufe77\ufe79\ufe7b\ufe7d\ufe7f]/u

/** Kashida (tatweel): decoration has no place in a text that is searched and set by others. */
export const kashida: Check = {
  name: 'kashida',
  severity: 'info',
  faults: ({ words }) =>
    STRETCHED.test(words.target) || FORMS.test(words.target)
      ? ['The translation stretches a word with kashida.']
      : [],
}

// Greek and Turkish letters that stand in for Kabyle's own: γ for ɣ, ε for ɛ, ğ for ǧ.
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['γ', 'ɣ'],
  ['Γ', 'Ɣ'],
  ['ε', 'ɛ'],
  ['Ε', 'Ɛ'],
  ['ğ', 'ǧ'],
  ['Ğ', 'Ǧ'],
])

/** Letters of other alphabets in Kabyle; the repair puts Kabyle's own. */
export const kabyleCharacters: Check = {
  name: 'kabyle_characters',
  severity: 'warning',
  faults({ words, target, to }) {
    if (to !== 'kab') return []
    const found = [...LOOKALIKES.keys()].filter((letter) => words.target.includes(letter))
    if (found.length === 0) return []
    const repair = found.reduce(
      (text, letter) => text.replaceAll(letter, LOOKALIKES.get(letter) ?? letter),
      target,
    )
    return [{ message: `Kabyle does not write ${found.join(' ')}.`, repair }]
  },
}

/** Three dots in the source where one sign would do. */
export const ellipsis: Check = {
  name: 'ellipsis',
  severity: 'info',
  faults: ({ words }) =>
    words.source.includes('...') ? ['The source writes three dots instead of an ellipsis (…).'] : [],
}

/** The limit that came with the pair, in characters (code points). */
export const maxLength: Check = {
  name: 'max-length',
  severity: 'warning',
  faults({ words, maxLength: most }) {
    if (most === undefined || words.target.length <= most) return []
    const length = [...words.target].length
    return length > most
      ? [`The translation has ${length} characters, ${length - most} more than may be.`]
      : []
  },
}
