import type { Event } from 'micromark-util-types'
import { type Limits, tooDeep, type Unreadable } from '../limits.ts'
import type { Block, Section } from '../piece.ts'
import type { Syntax } from '../skeleton.ts'
import { frontMatterBlocks } from './front-matter.ts'
import { htmlBlocks } from './html.ts'
import { inlineBlock, titleBlock } from './markdown-inline.ts'
import { exitOf, markdownChunks } from './markdown-tokens.ts'

const TEXTS: Readonly<Record<string, Syntax>> = {
  paragraph: 'paragraph',
  setextHeadingText: 'setext',
  atxHeadingText: 'heading',
  tableContent: 'cell',
}

// micromark's own list of tokens lacks those of its extensions.
const FRONT_MATTER: ReadonlySet<string> = new Set(['yaml', 'toml'])

const SKIPPED = new Set(['codeFenced', 'codeIndented', 'tableDelimiterRow', 'thematicBreak'])

/** The sections of a Markdown text with their translatable blocks; each chunk's tokens are gone before the next one's come. */
export function* readMarkdown(
  source: string,
  limits: Limits,
  frontMatter: ReadonlySet<string>,
): Generator<Section | Unreadable> {
  const chunks = markdownChunks(source)
  for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
    const events = chunk.events()
    if (eventDepth(events) > limits.maxDepth) yield tooDeep(limits)
    else yield { text: chunk.text, blocks: blocksOf(chunk.text, events, frontMatter) }
  }
}

function blocksOf(source: string, events: readonly Event[], frontMatter: ReadonlySet<string>): Block[] {
  const blocks: Block[] = []
  let quotes = 0
  for (let index = 0; index < events.length; index += 1) {
    const event = events[index]
    if (event === undefined) break
    const [phase, token] = event
    if (token.type === 'blockQuote') quotes += phase === 'enter' ? 1 : -1
    if (phase === 'exit') continue
    const syntax = TEXTS[token.type]
    if (syntax !== undefined) {
      const exit = exitOf(events, index)
      blocks.push(inlineBlock(source, events, index, exit, syntax))
      index = exit
    } else if (token.type === 'definitionTitle') {
      blocks.push(titleBlock(source, events, index))
      index = exitOf(events, index)
    } else if (token.type === 'htmlFlow') {
      const [start, end] = [token.start.offset, token.end.offset]
      // Over several lines of a quote, its marks stand amid the tags: such a block is left as it is.
      if (quotes === 0 || !/[\n\r]/.test(source.slice(start, end)))
        blocks.push(...htmlBlocks(source, start, end))
      index = exitOf(events, index)
    } else if (FRONT_MATTER.has(token.type)) {
      blocks.push(...frontMatterBlocks(source, token.start.offset, token.end.offset, frontMatter))
      index = exitOf(events, index)
    } else if (SKIPPED.has(token.type)) {
      index = exitOf(events, index)
    }
  }
  return blocks
}

/** How deep tokens nest at most. An element of the tree is up to four tokens deep (list, item, content, paragraph). */
function eventDepth(events: readonly Event[]): number {
  let [depth, deepest] = [0, 0]
  for (const [phase] of events) {
    depth += phase === 'enter' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest / 4
}
