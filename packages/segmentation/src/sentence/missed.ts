import type { Rules } from './rules.ts'
import { beginsClosely } from './token.ts'
import { beginsLikeOne, wordStart } from './words.ts'

const REACH = 40

/** Where sentences begin that Unicode's rules take for the middle of one, in ascending order. */
export function missedStarts(text: string, rules: Rules): number[] {
  const starts: number[] = []
  for (let at = text.indexOf('.'); at !== -1; at = text.indexOf('.', at + 1)) {
    const start = afterStop(text, at, rules)
    if (start !== undefined) starts.push(start)
  }
  const found = starts.length
  if (text.includes('…'))
    for (const { index, 0: match } of text.matchAll(ELLIPSIS))
      if (index > 0 && !/[\s[(,\]]/.test(text.charAt(index - 1))) starts.push(index + match.length)
  if (rules.stops !== undefined)
    for (const { index, 0: match } of text.matchAll(rules.stops)) starts.push(index + match.length)
  return starts.length === found ? starts : starts.sort((a, b) => a - b)
}

// The character … is no end to Unicode's rules, where ... is.
const ELLIPSIS = /…[)\]"”’»']*\s+(?=["“„«‘'(¿¡[]*\p{Lu})/gu

/** Where a sentence begins behind a full stop that Unicode's rules read over. */
function afterStop(text: string, stop: number, rules: Rules): number | undefined {
  const code = text.charCodeAt(stop + 1)
  if (code === 0x20 || code === 0xa0) {
    const next = text.charCodeAt(stop + 2)
    if (next >= 0x30 && next <= 0x39) return endsWithWord(text, stop, rules) ? stop + 2 : undefined
    if (next === 0x2e || next === 0x2026) return beforeDots(text, stop, rules) ? stop + 2 : undefined
    return undefined
  }
  // It ends here.The next begins. Two letters before it, lest it be an initial.
  const isClose =
    (code >= 0x41 && code <= 0x5a) || (code > 0xbf && /^\p{Lu}/u.test(text.slice(stop + 1, stop + 3)))
  if (!isClose || !/^[\p{L}\p{M}]{2}/u.test(text.slice(stop - 2, stop))) return undefined
  const left = text.slice(Math.max(0, stop + 1 - REACH), stop + 1)
  return beginsClosely(left, text.slice(stop + 1, stop + 1 + REACH), rules) ? stop + 1 : undefined
}

/** They came by train (or: in 1998). 81 people waited: Unicode's rules see lower case behind the number, and go on. */
function endsWithWord(text: string, stop: number, rules: Rules): boolean {
  const word = text.slice(wordStart(text, 0, stop), stop)
  if (word === '') return /(?:^|[^\p{N}.,/-])\p{Nd}{4}$/u.test(text.slice(Math.max(0, stop - 5), stop))
  return rules.isKnown && /^[\p{L}\p{M}]{4,}$/u.test(word) && !rules.isListed(word)
}

/** It was over. ...and then it began. Or: compounds. . . . The practice */
function beforeDots(text: string, stop: number, rules: Rules): boolean {
  if (!/^[\p{L}\p{M}\p{N}]/u.test(text.slice(stop - 1, stop))) return false
  const right = text.slice(stop + 2, stop + 2 + REACH)
  if (/^(?:\.\.\.|…)\p{L}/u.test(right)) return true
  return /^\. \. \. \p{Lu}/u.test(right) && beginsLikeOne(right.slice(6), rules)
}
