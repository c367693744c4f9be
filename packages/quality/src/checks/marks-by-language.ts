import type { Check } from '../check.ts'
import { sentencesOf } from '../text/sentences.ts'

/** Spanish (and Asturian) opens a question and an exclamation with an inverted mark. */
export const invertedMarks: Check = {
  name: 'inverted_marks',
  severity: 'warning',
  faults({ words: { target }, to }) {
    if (to !== 'es' && to !== 'ast') return []
    return [
      ['?', '¿'],
      ['!', '¡'],
    ].flatMap(([closing = '', opening = '']) =>
      sentencesOf(target).some((one) => one.endsWith(closing) && one.length > 1 && !/[¿¡]/u.test(one)) &&
      !target.includes(opening)
        ? [`Spanish opens with '${opening}' what ends with '${closing}'.`]
        : [],
    )
  },
}

const NARROW =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][,;:!?](?:\s|$|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u
const NARROW_STOP = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\.(?:\s|$)/u
const SPACED = /[\p{Script=Han}\p{Script=Hiragana}] [\p{Script=Han}\p{Script=Hiragana}]/u

/** Chinese and Japanese have signs of full width, and no spaces between their words. */
export const widePunctuation: Check = {
  name: 'wide_punctuation',
  severity: 'info',
  faults({ words: { target }, to }) {
    if (to !== 'zh' && to !== 'ja') return []
    return [
      ...(NARROW.test(target) || NARROW_STOP.test(target)
        ? ['A sign of half width stands behind a character; this language writes ，。：；！？']
        : []),
      ...(SPACED.test(target) ? ['A space stands between two characters.'] : []),
    ]
  },
}
