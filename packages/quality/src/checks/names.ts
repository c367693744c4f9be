import type { Check } from '../check.ts'

// Decidim, OpenStreetMap, COVID-19: a capital and at least four letters, not the first word of a sentence.
const NAME = /(?<=[\p{Ll}\p{N},;:)]["”»]?\s["“«(]?)\p{Lu}[\p{L}\p{N}]{3,39}/gu
const WORD = /\p{Lu}[\p{L}\p{N}]{2,39}/gu
// Nothing that a language would translate: a capital or a digit inside.
const COINED = /\p{Ll}\p{Lu}|\p{L}\p{N}/u
const MOST_NAMES = 50

const folded = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** True when the words differ in one letter, or two neighbours are swapped, before their last two letters. */
function isMisspelt(name: string, word: string): boolean {
  const [one, other] = [folded(name), folded(word)]
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one.charAt(start) === other.charAt(start)) start += 1
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  const swapped =
    left.length === 2 &&
    right.length === 2 &&
    left.charAt(0) === right.charAt(1) &&
    left.charAt(1) === right.charAt(0)
  // An ending is grammar, and a first letter another word.
  return (swapped || left.length + right.length <= 2) && start > 0 && end >= 2
}

/**
 * Names that came over with another spelling. Only what keeps its shape is sure ("OpenStreetMap"); towns and countries have
 * names of their own in many languages, so those are noted and no more. Both sides must write the Latin alphabet.
 */
export const names: Check = {
  name: 'names',
  severity: 'warning',
  faults({ words: { source, target }, from }) {
    if (!/\p{Script=Latin}/u.test(source) || !/\p{Script=Latin}/u.test(target)) return []
    const having = new Set(target.match(WORD) ?? [])
    const known = new Set(source.match(WORD) ?? [])
    const wanted = [...new Set(source.match(NAME) ?? [])]
      .slice(0, MOST_NAMES)
      .filter((name) => !having.has(name))
    const candidates = [...having].slice(0, MOST_NAMES).filter((word) => !known.has(word))
    return wanted.flatMap((name) => {
      const coined = COINED.test(name)
      if (from === 'de' && !coined) return []
      const misspelt = candidates.find((word) => isMisspelt(name, word))
      if (misspelt === undefined) return []
      const message = `'${name}' of the source is written '${misspelt}'.`
      return [coined ? message : { message, severity: 'info' }]
    })
  },
}
