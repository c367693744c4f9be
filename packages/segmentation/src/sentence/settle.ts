import { isBlank } from './place.ts'

// « Oui ! » and “ Yes. ”: a mark after a space that closes, since no letter touches it.
const LATE_CLOSER = /^(?:[»”’"](?=[\s.,;:!?)]|$))+[.,;:]?\s*/u
const OPENERS = '([{（「『【《〈“‘«„'
// The number of a note, an emoji, the mark behind bold words: .¹ and .[12] and .🎉 and .**
const NOTE =
  /^(?:\[\p{N}{1,3}\]|[¹²³⁰⁴-⁹]|[*_~]{1,3}(?=\s)|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{fe0f}|\u{200d})+\s*/u

/**
 * Where the sentence that Unicode's rules begin at an offset really begins: before the opening marks that they take for
 * closing ones (`です！「`), behind the closing marks and notes that they leave outside.
 */
export function settled(text: string, at: number): number {
  const before = text.charCodeAt(at - 1)
  if (isBlank(before)) {
    const after = text.charCodeAt(at)
    const mayClose = after === 0xbb || after === 0x201d || after === 0x2019 || after === 0x22
    return mayClose && before !== 0x0a ? at + (LATE_CLOSER.exec(text.slice(at, at + 8))?.[0].length ?? 0) : at
  }
  let start = at
  if (
    /[。！？]['"]$/.test(text.slice(Math.max(0, at - 2), at)) &&
    /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
  )
    start -= 1
  while (start > 1 && OPENERS.includes(text.charAt(start - 1)) && at - start < 4) start -= 1
  const note = NOTE.exec(text.slice(start, start + 12))
  return note === null ? start : start + note[0].length
}
