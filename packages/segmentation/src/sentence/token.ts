import { leftOf, type Place, rightOf } from './place.ts'
import type { Rules } from './rules.ts'

const CLOSELY = /^["“«‘'(¿¡]*([\p{L}\p{M}'’]+)(.?)/su
const ADDRESS = /(?:[@/\\_]|www\.)[^\s]*$/u
const LONE_LETTER = /(?:^|[\s.])\p{Lo}\p{M}*\.$/u

/**
 * Whether a mark without a space behind it stands inside a word, a number, an address or a file's name. It does unless a
 * word follows with which sentences begin (`it ends here.The next`): `.NET`, `ASP.Net` and `?q=1` are the rule.
 */
export function inToken(place: Place, rules: Rules): boolean {
  const [left, right] = [leftOf(place), rightOf(place)]
  const end = left.replace(/["”’'»)\]]+$/u, '').at(-1)
  if (end === '.') return !beginsClosely(left, right, rules)
  if (end !== '!' && end !== '?') return false
  return /^[\p{Ll}\p{Nd}=&/_%-]/u.test(right) || (ADDRESS.test(left) && /^[ -~]/.test(right))
}

/** Whether what stands right behind a full stop is the beginning of a sentence. */
export function beginsClosely(left: string, right: string, rules: Rules): boolean {
  if (ADDRESS.test(left)) return false
  const [, word, after] = CLOSELY.exec(right) ?? []
  if (word === undefined) return /^\p{Nd}/u.test(right) && /\p{Lo}\p{M}*\.$/u.test(left)
  if (/^\p{Lo}/u.test(word)) return !LONE_LETTER.test(left)
  if (after === '.') return rules.has('names', word)
  return /^[\s,]?$/.test(after ?? '') && rules.isStarter(word)
}
