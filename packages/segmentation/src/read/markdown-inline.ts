import { decodeString } from 'micromark-util-decode-string'
import type { Event, Token } from 'micromark-util-types'
import type { Block, Piece, Role } from '../piece.ts'
import type { Syntax } from '../skeleton.ts'
import { closeGaps } from './gaps.ts'
import { markupOf } from './html-tokens.ts'
import { exitOf } from './markdown-tokens.ts'
import { pairTags, type Raw } from './tags.ts'

const PAIRS: Readonly<Record<string, string>> = { emphasis: 'em', strong: 'strong', strikethrough: 'del' }

const ALONE: Readonly<Record<string, readonly [type: string, role: Role]>> = {
  codeText: ['code', 'word'],
  autolink: ['link', 'word'],
  literalAutolink: ['link', 'word'],
  gfmFootnoteCall: ['footnote', 'none'],
  hardBreakTrailing: ['break', 'break'],
  hardBreakEscape: ['break', 'break'],
  taskListCheck: ['check', 'none'],
}

/** The words and codes between two events, which enter and leave the token that holds them. */
export function inlineBlock(
  source: string,
  events: readonly Event[],
  enter: number,
  exit: number,
  syntax: Syntax,
): Block {
  const pieces = pairTags(source, closeGaps(inline(source, events, enter + 1, exit)))
  const token = events[enter]?.[1]
  return {
    start: pieces[0]?.start ?? token?.start.offset ?? 0,
    end: pieces.at(-1)?.end ?? token?.end.offset ?? 0,
    pieces,
    syntax,
    sentences: syntax !== 'label' && !holdsTogether(source, pieces),
  }
}

// A line that would open a fence, were it not for a backtick after it, or be the second of a table, were it not for the
// number of cells in the one above.
const NEARLY_BLOCK = /(?:^|[\n\r])[ \t>]*(?:```|(?=[-|:]*[|:])[|:-][-|: \t]*(?:[\n\r]|$))/
const NEARLY_TAG = /<(?:[a-zA-Z/!?]|$)/

/**
 * Whether one sentence keeps another from being read as markup, so that they must be written together. New words are
 * escaped, and what was held back by the old ones would come to life.
 */
function holdsTogether(source: string, pieces: readonly Piece[]): boolean {
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (first === undefined || last === undefined) return false
  const isTag = (piece: Piece): boolean => piece.type === 'text' && NEARLY_TAG.test(piece.value)
  return pieces.some(isTag) || NEARLY_BLOCK.test(source.slice(first.start, last.end))
}

const spanOf = (token: Token): { start: number; end: number } => ({
  start: token.start.offset,
  end: token.end.offset,
})

function inline(source: string, events: readonly Event[], from: number, to: number): Raw[] {
  const raw: Raw[] = []
  // What is open, each with its number; odd numbers, because tags take the even ones.
  const open: { token: Token; pair: number; sequences: number }[] = []
  let pairs = 0
  for (let index = from; index < to; index += 1) {
    const event = events[index]
    if (event === undefined) break
    const [phase, token] = event
    const { type } = token
    const span = spanOf(token)
    if (phase === 'exit') {
      if (open.at(-1)?.token === token) open.pop()
      continue
    }
    const alone = ALONE[type]
    const current = open.at(-1)
    if (type === 'data') {
      raw.push({ type: 'text', value: source.slice(span.start, span.end), ...span })
    } else if (type === 'lineEnding') {
      raw.push({ type: 'text', value: ' ', newline: true, ...span })
    } else if (type === 'characterEscape' || type === 'characterReference') {
      raw.push({ type: 'text', value: decodeString(source.slice(span.start, span.end)), ...span })
      index = exitOf(events, index)
    } else if (PAIRS[type] !== undefined) {
      pairs += 1
      open.push({ token, pair: pairs * 2 - 1, sequences: 0 })
    } else if (current !== undefined && type === `${current.token.type}Sequence`) {
      const { pair } = current
      const code = { type: PAIRS[current.token.type] ?? '' }
      raw.push(
        current.sequences === 0
          ? { type: 'open', pair, code, inner: [], ...span }
          : { type: 'close', pair, code, inner: [], ...span },
      )
      current.sequences += 1
    } else if (type === 'link') {
      pairs += 1
      const exit = exitOf(events, index)
      raw.push(...link(source, events, index, exit, pairs * 2 - 1))
      index = exit
    } else if (type === 'image') {
      const exit = exitOf(events, index)
      raw.push(image(source, events, index, exit))
      index = exit
    } else if (alone !== undefined) {
      raw.push({ type: 'alone', role: alone[1], code: codeWords(alone[0], source, span), inner: [], ...span })
      index = exitOf(events, index)
    } else if (type === 'htmlText') {
      raw.push(...html(source, span.start, span.end))
      index = exitOf(events, index)
    }
  }
  return raw
}

function codeWords(
  type: string,
  source: string,
  span: { start: number; end: number },
): { type: string; equiv?: string } {
  const text = source.slice(span.start, span.end)
  if (type === 'code') return { type, equiv: text.replace(/^`+ ?| ?`+$/g, '') }
  if (type === 'link') return { type, equiv: text.replace(/^<|>$/g, '') }
  return { type }
}

function html(source: string, start: number, end: number): Raw[] {
  const markup = markupOf(source.slice(start, end), start)
  const tag = markup.length === 1 ? markup[0] : undefined
  if (tag?.type === 'tag') return [tag]
  return [{ type: 'alone', role: 'none', code: { type: 'comment' }, inner: [], start, end }]
}

interface Label {
  /** Of the events that enter and leave it. */
  readonly enter: number
  readonly exit: number
  /** The source between its brackets. */
  readonly start: number
  readonly end: number
  /** The reference that a changed text must name, where the text itself was the reference. */
  readonly reference?: string
  readonly destination?: string
  readonly title: readonly Block[]
}

/** Reads the label of a link or image, and what follows it. */
function labelOf(source: string, events: readonly Event[], from: number, to: number): Label {
  let [enter, exit] = [from, from]
  let named = false
  let destination: string | undefined
  const title: Block[] = []
  for (let index = from + 1; index < to; index += 1) {
    const event = events[index]
    if (event?.[0] !== 'enter') continue
    const { type } = event[1]
    if (type === 'label') {
      enter = index
      exit = exitOf(events, index)
      index = exit
    } else if (type === 'resource' || type === 'referenceString') {
      named = true
    } else if (type === 'resourceDestinationString') {
      destination = decodeString(source.slice(event[1].start.offset, event[1].end.offset))
    } else if (type === 'resourceTitle') {
      title.push(titleBlock(source, events, index))
      index = exitOf(events, index)
    }
  }
  const token = events[enter]?.[1]
  const opening = source[token?.start.offset ?? 0] === '!' ? 2 : 1
  const start = (token?.start.offset ?? 0) + opening
  const end = (token?.end.offset ?? 0) - 1
  const reference = source.slice(start, end).replace(/[ \t]*[\n\r]+[ \t>]*/g, ' ')
  return {
    enter,
    exit,
    start,
    end,
    title,
    ...(named ? {} : { reference }),
    ...(destination === undefined ? {} : { destination }),
  }
}

function link(source: string, events: readonly Event[], enter: number, exit: number, pair: number): Raw[] {
  const token = events[enter]?.[1]
  if (token === undefined) return []
  const label = labelOf(source, events, enter, exit)
  const equiv = label.destination ?? label.reference ?? source.slice(label.end + 2, token.end.offset - 1)
  const code = { type: 'link', equiv }
  return [
    {
      type: 'open',
      pair,
      code,
      inner: [],
      start: token.start.offset,
      end: label.start,
    },
    ...renumbered(inline(source, events, label.enter + 1, label.exit), pair),
    {
      type: 'close',
      pair,
      code,
      inner: label.title,
      start: label.end,
      end: token.end.offset,
      ...(label.reference === undefined ? {} : { changed: `][${label.reference}]` }),
    },
  ]
}

/** Links hold no links, so one step to numbers of their own keeps pairs inside a link apart from those around it. */
const renumbered = (raw: readonly Raw[], pair: number): Raw[] =>
  raw.map((item) =>
    item.type === 'open' || item.type === 'close'
      ? { ...item, pair: item.pair + pair * 1_000_000 + 1_000_000 }
      : item,
  )

function image(source: string, events: readonly Event[], enter: number, exit: number): Piece {
  const token = events[enter]?.[1]
  const label = labelOf(source, events, enter, exit)
  const end = token?.end.offset ?? label.end
  const alt: Block = {
    ...inlineBlock(source, events, label.enter, label.exit, 'label'),
    // An image whose text is its own reference keeps it: ![text] becomes ![new text][text].
    ...(label.reference === undefined
      ? {}
      : { start: label.start, end, wrap: ['', `][${label.reference}]`] as const }),
  }
  const equiv = label.destination ?? label.reference ?? source.slice(label.end + 2, end - 1)
  return {
    type: 'alone',
    role: 'word',
    code: { type: 'image', equiv },
    inner: [alt, ...label.title],
    start: token?.start.offset ?? label.start,
    end,
  }
}

const TITLES: Readonly<Record<string, Syntax>> = {
  '"': 'title-double',
  "'": 'title-single',
  '(': 'title-paren',
}

/** The title of a link, an image or a definition, whose token is entered at `enter`. */
export function titleBlock(source: string, events: readonly Event[], enter: number): Block {
  const token = events[enter]?.[1]
  const [start, end] = [(token?.start.offset ?? 0) + 1, (token?.end.offset ?? 1) - 1]
  const pieces = closeGaps(inline(source, events, enter + 1, exitOf(events, enter))).filter(
    (raw) => raw.type === 'text',
  )
  return { start, end, pieces, syntax: TITLES[source[start - 1] ?? '"'] ?? 'title-double', sentences: false }
}
