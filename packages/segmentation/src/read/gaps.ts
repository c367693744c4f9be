import type { Raw } from './tags.ts'

/**
 * Gives the source between two runs (the indentation and quote marks after a line ending, the blanks before it) to the
 * line ending, so that the runs of a block cover it without a gap.
 */
export function closeGaps(raw: readonly Raw[]): Raw[] {
  const closed: Raw[] = []
  for (const item of raw) {
    const before = closed.at(-1)
    if (before === undefined || before.end === item.start) closed.push(item)
    else if (isLineEnd(item)) closed.push({ ...item, start: before.end })
    else if (isLineEnd(before)) closed.splice(-1, 1, { ...before, end: item.start }, item)
    else {
      const gap = { type: 'alone', role: 'none', code: { type: 'markup' }, inner: [] } as const
      closed.push({ ...gap, start: before.end, end: item.start }, item)
    }
  }
  return withoutSpaces(mergeBreaks(closed))
}

const isLineEnd = (raw: Raw): boolean => raw.type === 'text' && raw.newline === true

/** A hard break and the line ending after it are one code. */
function mergeBreaks(raw: readonly Raw[]): Raw[] {
  const merged: Raw[] = []
  for (const item of raw) {
    const before = merged.at(-1)
    if (
      before?.type === 'alone' &&
      before.role === 'break' &&
      before.code.type === 'break' &&
      isLineEnd(item)
    ) {
      merged.splice(-1, 1, { ...before, end: item.end })
    } else merged.push(item)
  }
  return merged
}

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u

/** Chinese and Japanese put no space where a line is broken. */
const withoutSpaces = (raw: readonly Raw[]): Raw[] =>
  raw.map((item, index) => {
    const [before, after] = [raw[index - 1], raw[index + 1]]
    const between =
      item.type === 'text' && item.newline === true && before?.type === 'text' && after?.type === 'text'
    if (!between) return item
    const both = SPACELESS.test(before.value.slice(-1)) && SPACELESS.test(after.value.slice(0, 1))
    return both ? { ...item, value: '' } : item
  })
