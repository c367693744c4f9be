const BRACKET = /[()（）[\]【】「」『』《》〈〉]/g
const CLOSER_OF: ReadonlyMap<string, string> = new Map(
  ['()', '（）', '[]', '【】', '「」', '『』', '《》', '〈〉'].map((pair) => [
    pair.charAt(0),
    pair.charAt(1),
  ]),
)
const STOP = /[.!?…。！？]/
const BREAK = /[\n\r\u2028\u2029]/

/** A pair further apart, in UTF-16 code units, is a slip, or long enough to be divided. */
const LONGEST = 400
const DEEPEST = 16

const isBlank = (text: string, from: number, to: number): boolean =>
  to - from < 8 && text.slice(from, to).trim() === ''

/**
 * Drops the starts that lie within brackets, unless whole sentences stand there by themselves: opened where a sentence begins,
 * and closed behind a full stop where the next one begins.
 */
export function outsideBrackets(text: string, starts: readonly number[]): number[] {
  if (starts.length === 0) return []
  const kept: number[] = []
  const open: { readonly at: number; readonly closer: string }[] = []
  let next = 0
  const takeUpTo = (offset: number): void => {
    for (; (starts[next] ?? Number.POSITIVE_INFINITY) <= offset; next += 1) kept.push(starts[next] ?? 0)
  }
  for (const { 0: bracket, index } of text.matchAll(BRACKET)) {
    takeUpTo(index)
    const closer = CLOSER_OF.get(bracket)
    if (closer !== undefined) {
      open.push({ at: index, closer })
      if (open.length > DEEPEST) open.shift()
      continue
    }
    const depth = open.findLastIndex((each) => each.closer === bracket)
    const opener = open[depth]
    if (opener === undefined) continue
    open.length = depth
    const inside = kept.findLastIndex((start) => start <= opener.at) + 1
    if (inside === kept.length || index - opener.at > LONGEST) continue
    const begins = opener.at === (kept[inside - 1] ?? 0)
    const ends = STOP.test(text.charAt(index - 1)) && isBlank(text, index + 1, starts[next] ?? text.length)
    if (!(begins && ends) && !BREAK.test(text.slice(opener.at, index))) kept.length = inside
  }
  takeUpTo(text.length)
  return kept
}
