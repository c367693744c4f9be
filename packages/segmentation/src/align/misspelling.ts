import { guardsOf } from './guards.ts'
import { editDistance } from './similarity.ts'

/** Below this a word has too many neighbours that are words themselves: in, on; now, not. */
const SHORTEST = 4

const LETTERS = /^[\p{L}\p{M}]+$/u

/**
 * Whether two words are one, misspelt: a letter too many, too few, wrong or swapped, well inside a word in lower case (a
 * name has a capital; a change at either end is another form or another word), or a missing accent. Of a language of which
 * nothing is known, no word is.
 */
export function isMisspelling(before: string, after: string, language: string): boolean {
  const guards = guardsOf(language)
  if (guards === undefined || !LETTERS.test(before) || !LETTERS.test(after)) return false
  if (before !== before.toLowerCase() || after !== after.toLowerCase()) return false
  if (Math.min([...before].length, [...after].length) < SHORTEST) return false
  if (guards.isGuarded(before) || guards.isGuarded(after)) return false
  const { start, end } = sharedEdges(before, after)
  const changed = before.slice(start, before.length - end) + after.slice(start, after.length - end)
  if (guards.letters.some((letter) => changed.includes(letter))) return false
  if (guards.parts.some((part) => occurrences(before, part) !== occurrences(after, part))) return false
  if (end === 0) return false
  if (bare(before) === bare(after)) return true
  const longest = Math.max(before.length, after.length)
  return start > 0 && editDistance(before, after) <= (longest >= 8 ? 2 : 1)
}

function sharedEdges(a: string, b: string): { start: number; end: number } {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return { start, end }
}

const occurrences = (word: string, part: string): number => word.split(part).length - 1

/** Without accents. */
const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '')
