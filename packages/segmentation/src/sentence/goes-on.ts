import { stopsInside } from './abbreviation.ts'
import { isCutLine } from './cut-line.ts'
import { inEllipsis } from './ellipsis.ts'
import { afterEnclosed } from './enclosed.ts'
import { isNumbering } from './items.ts'
import { leftOf, type Place, rightOf } from './place.ts'
import type { Rules } from './rules.ts'
import { inToken } from './token.ts'
import { beginsLikeOne, firstWord } from './words.ts'

const CLOSERS = ')]"”’\'»」』）'

/** Whether a sentence goes on over a place where Unicode's rules end it. */
export function goesOn(place: Place, rules: Rules): boolean {
  const { text, last, end, at, breaks } = place
  if (breaks) return isCutLine(place)
  if (isNumbering(place)) return true
  if (end === at && inToken(place, rules)) return true
  const mark = text.charAt(end - 1)
  switch (mark) {
    case '.':
      return afterStop(place, rules)
    case '!':
      // She works at Yahoo! in Berlin. A sentence that began in lower case may be followed by another.
      return /^(?:[–—-]\s*)?\p{Ll}/u.test(rightOf(place)) && !/^\p{Ll}/u.test(text.slice(last, last + 2))
    case '?':
      // “Why?” – asked one.
      return /^[–—-]\s*\p{Ll}/u.test(rightOf(place))
    default:
      return CLOSERS.includes(mark) && (inEllipsis(place, rules) || afterEnclosed(place, rules))
  }
}

function afterStop(place: Place, rules: Rules): boolean {
  const before = place.text.charAt(place.end - 2)
  if (before === '.' || before === ' ') return inEllipsis(place, rules)
  if (before >= '0' && before <= '9') return isItem(place) || isOrdinal(place, rules)
  return stopsInside(place, rules) || isOrdinal(place, rules)
}

/** Three steps: 1. Wait. */
const isItem = (place: Place): boolean => /:\s*\p{Nd}{1,3}\.$/u.test(leftOf(place))

/** am 3. Oktober, Ludwig XIV. von Frankreich */
function isOrdinal(place: Place, rules: Rules): boolean {
  if (rules.ordinals?.test(leftOf(place)) !== true) return false
  const right = rightOf(place)
  return firstWord(right) !== undefined && !beginsLikeOne(right, rules)
}
