import { type Place, rightOf } from './place.ts'
import type { Rules } from './rules.ts'
import { beginsLikeOne, firstWord, wordStart } from './words.ts'

const NUMBER = /^(?:\p{N}|[+#№§]\s?\p{N}|[IVXLC]+(?![\p{L}'’])|\p{L}(?![\p{L}\p{M}'’]))/u
const INITIAL = /(?:^|-)\p{Lu}$|^[\p{Lu}\p{Lo}]\p{M}*(?:[.-]+\p{L}\p{M}*)+$/u
// One letter of a script without capitals, in languages where a title is shortened so: د. محمد
const LONE =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Thai}]\p{M}*$/u
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** Whether the full stop before a place belongs to an abbreviation or an initial inside a sentence. */
export function stopsInside(place: Place, rules: Rules): boolean {
  const { text, last, end } = place
  const from = wordStart(text, last, end - 1)
  const word = text.slice(from, end - 1)
  if (word === '' || isDigit(text.charCodeAt(from - 1))) return false
  // Most sentences end here: with a word of some length that no list holds.
  if (word.length > 3 && !word.includes('.') && !word.includes('-') && !rules.isListed(word)) return false
  const right = rightOf(place)
  const whole = spaced(text, from, word, right, rules)
  if (whole === 'half') return true
  if (rules.has('inside', whole)) return true
  const begins = beginsLikeOne(right, rules)
  if (rules.has('names', whole))
    return !(begins || /^\p{Lu}/u.test(right)) || !isCounted(text, from, whole, begins)
  if (rules.has('numbers', whole) && NUMBER.test(right) && !(begins && /^I\b/.test(right))) return true
  if (rules.has('either', whole)) return !/^\p{N}/u.test(right) && !begins
  if (begins || firstWord(right) === undefined) return false
  // In English, “you and I.” ends a sentence unless a name stands before it.
  if (word === 'I') return /\p{Lu}[\p{L}.]+\s+$/u.test(text.slice(Math.max(0, from - 20), from))
  return INITIAL.test(word) || LONE.test(word)
}

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
