import { decodeHTML } from 'entities'
import type { Block, CodeWords, Piece, Span } from '../piece.ts'
import type { Syntax } from '../skeleton.ts'
import { PROTECTED, READ_ATTRIBUTES, READ_META, VOID } from './elements.ts'
import type { Attribute, Tag } from './html-tokens.ts'

/** A run of a block before its tags are paired. */
export type Raw = Piece | Tag

const REFERENCE_OR_BLANK = /[\t\n\f\r ]+|&(?:#[xX]?[\da-fA-F]+|[a-zA-Z][\da-zA-Z]*);?/g

/** The words of a stretch of HTML: references decoded, runs of blanks as one space. */
export function htmlWords(source: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  const raw = source.slice(from, to)
  let at = 0
  const exact = (until: number): void => {
    if (until > at)
      pieces.push({ type: 'text', value: raw.slice(at, until), start: from + at, end: from + until })
    at = until
  }
  for (const match of raw.matchAll(REFERENCE_OR_BLANK)) {
    const value = match[0].startsWith('&') ? decodeHTML(match[0]) : ' '
    if (value === match[0]) continue
    exact(match.index)
    at = match.index + match[0].length
    const newline = value === ' ' && /[\n\r]/.test(match[0])
    pieces.push({
      type: 'text',
      value,
      start: from + match.index,
      end: from + at,
      ...(newline ? { newline } : {}),
    })
  }
  exact(raw.length)
  return pieces
}

/** Whether what is inside the element must stay as it is. */
export const isProtected = (tag: Tag): boolean =>
  PROTECTED.has(tag.name) ||
  tag.attributes.some(
    ({ name, text }) =>
      (name === 'translate' && text.toLowerCase() === 'no') ||
      (name === 'class' && text.split(/\s+/).includes('notranslate')),
  )

/** The attributes of a tag that people read, each a block of its own. */
export function attributeBlocks(source: string, tag: Tag): Block[] {
  if (tag.closing) return []
  const meta = tag.attributes.find(({ name }) => name === 'name' || name === 'property')?.text.toLowerCase()
  const isRead = ({ name }: Attribute): boolean =>
    READ_ATTRIBUTES.has(name) || (tag.name === 'meta' && name === 'content' && READ_META.has(meta ?? ''))
  return tag.attributes.filter(isRead).flatMap((attribute) => attributeBlock(source, attribute) ?? [])
}

const QUOTED: Readonly<Record<string, Syntax>> = { '"': 'attribute-double', "'": 'attribute-single' }

function attributeBlock(source: string, { whole }: Attribute): Block | undefined {
  const head = /^[^=]*=[\t\n\f\r ]*(["']?)/.exec(source.slice(whole.start, whole.end))
  if (head === null) return undefined
  const quote = head[1] ?? ''
  const start = whole.start + head[0].length
  const end = whole.end - quote.length
  const pieces = htmlWords(source, start, end)
  return { start, end, pieces, syntax: QUOTED[quote] ?? 'attribute-bare', sentences: false }
}

const TYPES: Readonly<Record<string, string>> = {
  a: 'link',
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  img: 'image',
  br: 'break',
  code: 'code',
  del: 'del',
  s: 'del',
  strike: 'del',
}

function wordsOf(tag: Tag): CodeWords {
  const type = TYPES[tag.name] ?? 'html'
  const named = (wanted: string): string | undefined =>
    tag.attributes.find(({ name }) => name === wanted)?.text
  const equiv =
    type === 'link' ? named('href') : type === 'image' ? named('src') : type === 'html' ? tag.name : undefined
  return { type, ...(equiv === undefined ? {} : { equiv }) }
}

/**
 * Turns tags into codes: a start tag and its end tag into a pair, a protected element with all that it holds into one
 * code, a tag without its partner into a code that stands alone. Pairs never cross other pairs.
 */
export function pairTags(source: string, raw: readonly Raw[]): Piece[] {
  const partners = partnersOf(raw)
  const pieces: Piece[] = []
  // Tags take even numbers, so they never meet those that the Markdown reader gave (odd).
  for (let index = 0; index < raw.length; index += 1) {
    const item = raw[index]
    if (item === undefined) break
    if (item.type !== 'tag') {
      pieces.push(item)
      continue
    }
    const span: Span = { start: item.start, end: item.end }
    const partner = partners.get(index)
    const code = wordsOf(item)
    const inner = attributeBlocks(source, item)
    if (partner !== undefined && partner > index && isProtected(item)) {
      const end = raw[partner]?.end ?? item.end
      const equiv = source.slice(item.end, raw[partner]?.start ?? item.end)
      pieces.push({
        type: 'alone',
        role: 'word',
        code: { type: code.type, equiv },
        inner,
        start: item.start,
        end,
      })
      index = partner
    } else if (partner !== undefined && partner > index) {
      pieces.push({ type: 'open', pair: index * 2, code, inner, ...span })
    } else if (partner !== undefined) {
      const opening = raw[partner]
      const words = opening?.type === 'tag' ? wordsOf(opening) : code
      pieces.push({ type: 'close', pair: partner * 2, code: words, inner: [], ...span })
    } else {
      const role = item.name === 'br' ? 'break' : VOID.has(item.name) && item.name !== 'wbr' ? 'word' : 'none'
      pieces.push({ type: 'alone', role, code, inner, ...span })
    }
  }
  return pieces
}

/** For each tag that has a partner, the index of it, both ways. */
function partnersOf(raw: readonly Raw[]): Map<number, number> {
  const partners = new Map<number, number>()
  const open: number[] = []
  for (const [index, item] of raw.entries()) {
    if (
      item.type === 'open' ||
      (item.type === 'tag' && !item.closing && !VOID.has(item.name) && !item.selfClosing)
    ) {
      open.push(index)
    } else if (item.type === 'close') {
      // Tags left open inside a Markdown pair have no partner: theirs, if any, stands outside.
      while (open.length > 0 && raw[open.at(-1) ?? 0]?.type !== 'open') open.pop()
      open.pop()
    } else if (item.type === 'tag' && item.closing) {
      const place = open.findLastIndex((candidate) => {
        const start = raw[candidate]
        return start?.type === 'open' || (start?.type === 'tag' && start.name === item.name)
      })
      const start = open[place]
      if (start === undefined || raw[start]?.type !== 'tag') continue
      partners.set(start, index).set(index, start)
      open.length = place
    }
  }
  return partners
}
