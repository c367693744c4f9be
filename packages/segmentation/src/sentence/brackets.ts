const PAIRS = ['()', '[]', '（）', '【】', '「」', '『』', '《》', '〈〉'] as const
const STOP = /[.!?…。！？]/
const BREAK = /[\n\r\u2028\u2029]/

/** A pair further apart, in UTF-16 code units, is a slip, or long enough to be divided. */
const LONGEST = 400
const DEEPEST = 16

/**
 * Drops the starts that lie within brackets, unless whole sentences stand there by themselves: opened where a sentence begins,
 * and closed behind a full stop where the next one begins.
 */
export const outsideBrackets = (text: string, starts: readonly number[]): readonly number[] =>
  PAIRS.reduce((kept, pair) => outside(text, kept, pair.charAt(0), pair.charAt(1)), starts)

function outside(text: string, starts: readonly number[], open: string, close: string): readonly number[] {
  let closer = text.indexOf(close)
  if (closer === -1 || starts.length === 0) return starts
  const kept: number[] = []
  const openers: number[] = []
  let opener = text.indexOf(open)
  let next = 0
  for (; closer !== -1; closer = text.indexOf(close, closer + 1)) {
    for (; opener !== -1 && opener < closer; opener = text.indexOf(open, opener + 1)) {
      openers.push(opener)
      if (openers.length > DEEPEST) openers.shift()
    }
    for (; (starts[next] ?? Number.POSITIVE_INFINITY) <= closer; next += 1) kept.push(starts[next] ?? 0)
    const at = openers.pop()
    if (at === undefined || closer - at > LONGEST) continue
    let inside = kept.length
    while ((kept[inside - 1] ?? 0) > at) inside -= 1
    if (inside === kept.length) continue
    const begins = at === (kept[inside - 1] ?? 0)
    const ends = STOP.test(text.charAt(closer - 1)) && isBlank(text, closer + 1, starts[next] ?? text.length)
    if (!(begins && ends) && !BREAK.test(text.slice(at, closer))) kept.length = inside
  }
  return [...kept, ...starts.slice(next)]
}

const isBlank = (text: string, from: number, to: number): boolean =>
  to - from < 8 && text.slice(from, to).trim() === ''
