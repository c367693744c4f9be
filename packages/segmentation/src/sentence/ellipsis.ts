import { leftOf, type Place, rightOf } from './place.ts'
import type { Rules } from './rules.ts'
import { beginsLikeOne, firstWord } from './words.ts'

// Three dots that stand apart (word ... word), also with spaces between, or in brackets; a fourth is a full stop.
const APART = /(?:\s(?:\.\.\.|\. \. \.)|[[(](?:\.\.\.|…)[\])])$/u
const OPEN = /(?:^|[^.\s] )\. \. \.$/u
const ATTACHED = /[^\s.]\.(?: \.){2}$/u

/** Whether the dots before a place leave words out of a sentence instead of ending it. */
export function inEllipsis(place: Place, rules: Rules): boolean {
  const left = leftOf(place)
  if (OPEN.test(left)) return true
  if (!APART.test(left) && !ATTACHED.test(left)) return false
  const right = rightOf(place)
  return firstWord(right) !== undefined && !beginsLikeOne(right, rules)
}
