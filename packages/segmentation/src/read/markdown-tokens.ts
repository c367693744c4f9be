import { parse, postprocess, preprocess } from 'micromark'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import type { Event, ParseContext } from 'micromark-util-types'

const extensions = [gfm(), frontmatter(['yaml', 'toml'])]

/** A stretch of a Markdown text that can be read by itself, given the labels that the whole text defines. */
export interface Chunk {
  readonly text: string
  /** The labels of links and footnotes that it defines, normalised: `[LABEL]`, `[^NOTE]`. */
  readonly definitions: readonly string[]
  /**
   * The flat list of entered and left tokens; their offsets count from the beginning of the chunk. Made when it is called
   * for, and only once: tokens weigh 300 times their text, so those of one chunk must go before the next come.
   */
  readonly events: () => Event[]
}

/**
 * How long a chunk is at least, in UTF-16 code units. micromark copies all its events whenever a list or a quote ends, so
 * its time grows with the square of the length: the blocks of 400 KB with a list every 100 characters took it 3.5 s in
 * one piece, and 0.5 s in chunks of this size.
 */
export const CHUNK_LENGTH = 8_192

// A blank line before a letter or a heading at the margin: every list, quote and paragraph has ended there.
const BORDER = /\n[ \t]*\r?\n(?=[\p{L}#])/gu

/** CommonMark with GFM and front matter, in chunks that make up the text. */
export function markdownChunks(text: string): Chunk[] {
  const drafts: { text: string; parser: ParseContext; events: Event[] }[] = []
  let from = 0
  let wanted = Math.max(CHUNK_LENGTH, frontMatterEnd(text))
  while (from < text.length || drafts.length === 0) {
    const end = borderFrom(text, from + wanted)
    const chunk = text.slice(from, end)
    const parser = parse({ extensions })
    const events = parser.document().write(preprocess()(chunk, undefined, true))
    if (end < text.length && endsOpen(events, chunk.length)) {
      // Code or HTML goes on beyond the border: read it again with more text, twice as much each time.
      wanted = chunk.length * 2
      continue
    }
    drafts.push({ text: chunk, parser, events })
    from = end
    wanted = CHUNK_LENGTH
  }
  const defined = drafts.flatMap(({ parser }) => parser.defined)
  const footnotes = drafts.flatMap(({ parser }) => parser.gfmFootnotes ?? [])
  return drafts.map(({ text, parser, events }) => ({
    text,
    definitions: [
      ...parser.defined.map((label) => `[${label}]`),
      ...(parser.gfmFootnotes ?? []).map((label) => `[^${label}]`),
    ],
    events: () => {
      parser.defined = defined
      parser.gfmFootnotes = footnotes
      return postprocess(events)
    },
  }))
}

function borderFrom(text: string, at: number): number {
  if (at >= text.length) return text.length
  BORDER.lastIndex = at
  const found = BORDER.exec(text)
  return found === null ? text.length : found.index + found[0].length
}

/**
 * Whether fenced code or raw HTML at the margin reaches the very end, over the blank line: it was never closed. (In a list
 * or a quote it ends with that.)
 */
function endsOpen(events: readonly Event[], end: number): boolean {
  const last = events.at(-1)?.[1]
  // Until they are resolved, events hold the blocks of the text in the tokenizer of its lines.
  const blocks = last?.type === 'chunkFlow' ? (last._tokenizer?.events ?? []) : []
  return blocks
    .slice(-40)
    .some(
      ([, { type, end: point }]) => (type === 'codeFenced' || type === 'htmlFlow') && point.offset === end,
    )
}

function frontMatterEnd(text: string): number {
  const fence = /^(---|\+\+\+)[ \t]*\r?\n/.exec(text)?.[1]
  if (fence === undefined) return 0
  const close = text.indexOf(`\n${fence}`, fence.length)
  return close < 0 ? 0 : close + 1 + fence.length
}

/** The index at which the token entered at `index` is left. */
export function exitOf(events: readonly Event[], index: number): number {
  const token = events[index]?.[1]
  let at = index + 1
  while (at < events.length && (events[at]?.[0] !== 'exit' || events[at]?.[1] !== token)) at += 1
  return at
}
