import type { Block } from '../piece.ts'
import { INLINE, LOOSE, VOID } from './elements.ts'
import { closeGaps } from './gaps.ts'
import { type Markup, markupOf, type Tag } from './html-tokens.ts'
import { attributeBlocks, htmlWords, isProtected, pairTags, type Raw } from './tags.ts'

/** The translatable blocks of an HTML fragment or page. */
export const readHtml = (source: string): Block[] => htmlBlocks(source, 0, source.length)

/** The translatable blocks of a stretch of HTML inside another document; offsets are the document's. */
export function htmlBlocks(source: string, start: number, end: number): Block[] {
  return blocksOf(source, markupOf(source.slice(start, end), start))
}

function blocksOf(source: string, markup: readonly Markup[]): Block[] {
  const blocks: Block[] = []
  let raw: Raw[] = []
  const endBlock = (): void => {
    const [start, end] = [raw[0]?.start, raw.at(-1)?.end]
    if (start !== undefined && end !== undefined) {
      blocks.push({ start, end, pieces: pairTags(source, closeGaps(raw)), syntax: 'html', sentences: true })
    }
    raw = []
  }
  for (let index = 0; index < markup.length; index += 1) {
    const item = markup[index]
    if (item === undefined) break
    if (item.type === 'words') {
      raw.push(...htmlWords(source, item.start, item.end))
    } else if (item.type === 'comment') {
      raw.push({
        type: 'alone',
        role: 'none',
        code: { type: 'comment' },
        inner: [],
        start: item.start,
        end: item.end,
      })
    } else if (item.type === 'tag' && INLINE.has(item.name)) {
      raw.push(item)
      // What is inside (a text in a drawing) would end the block; only its two tags belong to it.
      const last = isOpening(item) && isProtected(item) ? endOf(item, index, markup) : markup.length
      const end = markup[last]
      if (end?.type !== 'tag') continue
      raw.push(end)
      index = last
    } else {
      endBlock()
      if (item.type !== 'tag') continue
      blocks.push(...attributeBlocks(source, item))
      if (item.closing || VOID.has(item.name) || !isProtected(item)) continue
      index = endOf(item, index, markup)
    }
  }
  endBlock()
  return blocks
}

const isOpening = (tag: Tag): boolean => !tag.closing && !tag.selfClosing && !VOID.has(tag.name)

/** The index of the end tag of a protected element, or the number of tokens when it is never closed. */
function endOf(tag: Tag, index: number, markup: readonly Markup[]): number {
  let depth = 1
  for (let at = index + 1; at < markup.length; at += 1) {
    const item = markup[at]
    if (item?.type !== 'tag' || item.name !== tag.name || item.selfClosing) continue
    if (!item.closing && LOOSE.has(tag.name)) return at - 1
    depth += item.closing ? -1 : 1
    if (depth === 0) return at
  }
  return markup.length
}
