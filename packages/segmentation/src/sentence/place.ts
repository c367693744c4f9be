/** A place where Unicode's rules end a sentence. All numbers are offsets in UTF-16 code units. */
export interface Place {
  readonly text: string
  /** Where the sentence began. */
  readonly last: number
  /** Behind its last mark, before the blanks that follow. */
  readonly end: number
  /** Where the next would begin. */
  readonly at: number
  /** Whether a line ends among those blanks. */
  readonly breaks: boolean
}

/** How far a rule looks to either side. */
const REACH = 40

export const leftOf = ({ text, last, end }: Place): string => text.slice(Math.max(last, end - REACH), end)

export const rightOf = ({ text, at }: Place): string => text.slice(at, at + REACH)

export const isBlank = (code: number): boolean =>
  code <= 0x20 ||
  code === 0x85 ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200b) ||
  (code >= 0x2028 && code <= 0x2029) ||
  code === 0x202f ||
  code === 0x3000

const isBreak = (code: number): boolean =>
  code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029

/** The place at an offset; a run of blanks longer than the reach is cut there. */
export function placeAt(text: string, last: number, at: number): Place {
  let end = at
  let breaks = false
  for (; end > last && at - end < REACH; end -= 1) {
    const code = text.charCodeAt(end - 1)
    if (!isBlank(code)) break
    breaks ||= isBreak(code)
  }
  return { text, last, end, at, breaks }
}
