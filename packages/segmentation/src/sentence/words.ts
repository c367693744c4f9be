import type { Rules } from './rules.ts'

/** The longest abbreviation has 12 letters and stops. */
const LONGEST = 16

/** Letters, the stops and hyphens between them, and ° º § №; code units alone, since this runs at every stop of a text. */
const isWordCode = (code: number): boolean =>
  code < 0x80
    ? (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
      ? true
      : code === 0x2e || code === 0x2d
    : code >= 0xc0
      ? !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f) && code < 0xff00
      : code === 0xb0 || code === 0xba || code === 0xaa || code === 0xa7

/** Where the word begins that ends before an offset, at the earliest at `last`; the offset itself when none does. */
export function wordStart(text: string, last: number, end: number): number {
  let from = end
  while (from > last && end - from < LONGEST && isWordCode(text.charCodeAt(from - 1))) from -= 1
  return from
}

const FIRST = /^["“„«»‘'(¿¡[–—-]*\s?([\p{L}\p{M}'’]+)(\.?)/u

/** The first word of a text, behind the marks that open it. */
export const firstWord = (right: string): string | undefined => FIRST.exec(right)?.[1]

/** Whether a text begins with a word with which sentences commonly begin; an initial (`A. Smith`) is none. */
export function beginsLikeOne(right: string, rules: Rules): boolean {
  const [, word, stop] = FIRST.exec(right) ?? []
  return word !== undefined && !(word.length === 1 && stop === '.') && rules.isStarter(word)
}
