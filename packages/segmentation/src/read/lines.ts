import type { Block, Piece, Span } from '../piece.ts'

/** Lines of plain text as one block; between two, the end of a line with the blanks around it is a blank. */
export function linesBlock(lines: readonly Span[], source: string): Block {
  const pieces: Piece[] = []
  for (const line of lines) {
    const text = source.slice(line.start, line.end)
    const start = line.start + text.length - text.trimStart().length
    const end = start + text.trim().length
    const before = pieces.at(-1)
    if (before !== undefined)
      pieces.push({ type: 'text', value: ' ', newline: true, start: before.end, end: start })
    pieces.push({ type: 'text', value: source.slice(start, end), start, end })
  }
  return {
    start: pieces[0]?.start ?? 0,
    end: pieces.at(-1)?.end ?? 0,
    pieces,
    syntax: 'text',
    sentences: true,
  }
}
