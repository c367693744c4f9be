import { type Place, rightOf } from './place.ts'
import type { Rules } from './rules.ts'
import { beginsLikeOne, firstWord, wordStart } from './words.ts'

const NUMBER = /^(?:\p{N}|[+#№§]\s?\p{N}|[IVXLC]+(?![\p{L}'’])|\p{L}(?![\p{L}\p{M}'’]))/u
const INITIAL = /(?:^|[^-]-)\p{Lu}$|^[\p{Lu}\p{Lo}]\p{M}*(?:[.-]+\p{L}\p{M}*)+$/u
// One letter of a script without capitals, in languages where a title is shortened so: د. محمد
const LONE = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}]$/u
// In India, whose shortest words are one letter with its vowel, only beside another initial: ए. पी. सिंह
const LETTER =
  /^[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}]\p{M}*$/u
// 5m. and %d. and $PATH. are no words.
const NO_WORD = '0123456789%$#@&=_/\\~^|'
// … Z, Y. or Z and Y.: a letter by itself
const LISTED = /(?:^|[^\p{L}\p{M}])\p{Lu}(?:,|,?\s\p{Ll}{1,3})\s+$/u

/** Whether the full stop before a place belongs to an abbreviation or an initial inside a sentence. */
export function stopsInside(place: Place, rules: Rules): boolean {
  const { text, last, end } = place
  const from = wordStart(text, last, end - 1)
  const word = text.slice(from, end - 1)
  if (word === '' || (from > 0 && NO_WORD.includes(text.charAt(from - 1)))) return false
  // Most sentences end here: with a word of some length that no list holds.
  if (word.length > 3 && !word.includes('.') && !word.includes('-') && !rules.isListed(word)) return false
  const right = rightOf(place)
  const whole = spaced(text, from, word, right, rules)
  if (whole === 'half') return true
  if (rules.has('inside', whole)) return true
  const begins = beginsLikeOne(right, rules)
  if (rules.has('names', whole)) {
    // É um dom. Ela …: a word in small letters before a beginning is only spelled like a title.
    if (begins && /^\p{Ll}{2}/u.test(whole) && !/^\S+\s\p{Lu}/u.test(right)) return false
    return !(begins || /^\p{Lu}/u.test(right)) || !isCounted(text, from, whole, begins)
  }
  if (rules.has('numbers', whole) && NUMBER.test(right) && !(begins && /^I\b/.test(right))) return true
  if (rules.has('either', whole)) return !/^\p{N}/u.test(right) && !begins
  if (begins || firstWord(right) === undefined) return false
  // In English, “you and I.” ends a sentence unless a name stands before it.
  if (word === 'I') return /\p{Lu}[\p{L}.]+\s+$/u.test(text.slice(Math.max(0, from - 20), from))
  if (word.length === 1 && LISTED.test(text.slice(Math.max(0, from - 8), from))) return false
  return INITIAL.test(word) || LONE.test(word) || (LETTER.test(word) && isBesideInitial(text, from, right))
}

const isBesideInitial = (text: string, from: number, right: string): boolean =>
  /^\p{Lo}\p{M}*\./u.test(right) ||
  /(?:^|\s)\p{Lo}\p{M}*\.\s?$/u.test(text.slice(Math.max(0, from - 8), from))

/** 1990 г. Россия …, 5th st. He …: behind a number, a letter or a word before a beginning is no title. */
const isCounted = (text: string, from: number, word: string, begins: boolean): boolean =>
  /\p{N}\p{L}{0,2}\s$/u.test(text.slice(Math.max(0, from - 6), from)) && (begins || /^\p{Ll}$/u.test(word))

/** An abbreviation written with spaces as it stands in the lists (z. B. → z.B); `half` where its rest is still to come. */
function spaced(text: string, from: number, word: string, right: string, rules: Rules): string {
  if (word.length > 3) return word
  const next = /^(\p{L}{1,3})\./u.exec(right)?.[1]
  if (next !== undefined && rules.isListed(`${word}.${next}`)) return 'half'
  const before = /(?:^|[^\p{L}\p{M}\p{N}.])((?:[\p{L}\p{M}]{1,3}\.\s?){1,3})$/u.exec(
    text.slice(Math.max(0, from - 16), from),
  )?.[1]
  const whole = before === undefined ? word : `${before.replace(/\s/gu, '')}${word}`
  return rules.isListed(whole) ? whole : word
}
