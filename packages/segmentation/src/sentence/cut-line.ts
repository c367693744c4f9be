import type { Place } from './place.ts'

const GAP = /^([ \t]*)\r?\n[ \t]*$/
const SENTENCE = /^["“«‘'(¿¡]*\p{Lu}/u
const TO_A_STOP = /^[^\n\r]*[.!?…]["”»)]?(?:\s|$)/u

/**
 * A line break is an end that someone put there, unless it cuts a sentence in two: the sentence has a capital letter at its
 * beginning and no mark before the break, and goes on in lower case — to a full stop, or after a space left at the line's end.
 */
export function isCutLine({ text, last, end, at }: Place): boolean {
  const gap = GAP.exec(text.slice(end, at))
  if (gap === null || !/^\p{Ll}/u.test(text.slice(at, at + 2))) return false
  if (!SENTENCE.test(text.slice(last, last + 4)) || !/[\p{L}\p{N},]$/u.test(text.slice(end - 2, end)))
    return false
  return gap[1] !== '' || TO_A_STOP.test(text.slice(at, at + 400))
}
