import type { Block, Span } from '../piece.ts'
import { itemStarts } from '../sentence/items.ts'
import { rulesFor } from '../sentence/rules.ts'
import { linesBlock } from './lines.ts'

/**
 * Plain text: blank lines divide paragraphs. A paragraph that was wrapped by a program is one block; in any other, each
 * line is (an address, a list, a poem).
 */
export function readText(text: string): Block[] {
  return [...text.matchAll(/[^\r\n]*\S[^\r\n]*(?:\r?\n[^\r\n]*\S[^\r\n]*)*/g)].flatMap((match) => {
    const lines = linesOf(match[0], match.index)
    const values = lines.map(({ start, end }) => text.slice(start, end))
    return isWrapped(values) ? [wrappedBlock(text, lines)] : lines.map((line) => wrappedBlock(text, [line]))
  })
}

function linesOf(paragraph: string, offset: number): Span[] {
  return [...paragraph.matchAll(/[^\r\n]+/g)].map((line) => ({
    start: offset + line.index,
    end: offset + line.index + line[0].length,
  }))
}

function wrappedBlock(text: string, [first, ...others]: readonly Span[]): Block {
  if (first === undefined) return linesBlock([], text)
  const mark = markOf(text.slice(first.start, first.end))
  return linesBlock([{ start: first.start + mark, end: first.end }, ...others], text)
}

/** How long the mark of a list item is, which stays outside its text; not where a whole list stands in the line. */
const markOf = (line: string): number =>
  itemStarts(line, rulesFor('und')).length > 0 ? 0 : (LIST_MARK.exec(line)?.[0].length ?? 0)

const LIST_MARK = /^\s*(?:[-*+•–]\s|\d{1,3}[.)]\s)/

/**
 * Whether a program broke these lines: at least three, the widest between 40 and 120 code units (mail and editors wrap
 * at 65 to 100), and every line so full that the first word of the next had no room.
 */
export function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < 3) return false
  const width = Math.max(...lines.map((line) => line.length))
  if (width < 40 || width > 120) return false
  return lines.slice(1).every((line, index) => {
    const word = /^\s*(\S+)/.exec(line)?.[1] ?? ''
    return !LIST_MARK.test(line) && (lines[index]?.trimEnd().length ?? 0) + 1 + word.length > width
  })
}
