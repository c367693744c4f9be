import type { Nodes, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { CHUNK_LENGTH, markdownChunks } from './read/markdown-tokens.ts'

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze()

export interface MarkdownTree {
  readonly root: Root
  /** How deep its nodes nest. */
  readonly depth: number
  /** Whether raw HTML stands in it. */
  readonly hasHtml: boolean
}

/**
 * The tree of a Markdown text, without positions. A long text is read in chunks as `extract` does and for the same reason; a
 * label that another chunk defines is made known to a chunk by an empty definition at its end, which is dropped again.
 */
export function markdownTree(text: string): MarkdownTree {
  if (text.length <= CHUNK_LENGTH) return lightened(parser.parse(text).children)
  // Only texts and labels are kept: the tokens of a megabyte weigh hundreds.
  const chunks = markdownChunks(text).map(({ text, definitions }) => ({ text, definitions }))
  const labels = new Set(chunks.flatMap(({ definitions }) => definitions))
  const trees = chunks.map((chunk) => lightened(childrenOf(chunk.text, labels)))
  return {
    root: { type: 'root', children: trees.flatMap(({ root }) => root.children) },
    depth: Math.max(...trees.map(({ depth }) => depth)),
    hasHtml: trees.some(({ hasHtml }) => hasHtml),
  }
}

function childrenOf(text: string, labels: ReadonlySet<string>): Root['children'] {
  const named = new Set([...text.matchAll(/\[[^[\]]+\]/g)].map(([label]) => normal(label)))
  const stubs = [...named]
    .filter((label) => labels.has(label))
    .map((label) => `${label}: ${label[1] === '^' ? '-' : '<>'}`)
  if (stubs.length === 0) return parser.parse(text).children
  const beginning = text.length + 2
  return parser
    .parse(`${text}\n\n${stubs.join('\n\n')}`)
    .children.filter(({ position }) => (position?.start.offset ?? 0) < beginning)
}

/** As micromark keeps labels: blanks as one space, and a case that no letter changes further. */
const normal = (label: string): string =>
  `[${label
    .slice(1, -1)
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()}]`

/** Takes the positions, half of a tree's weight, out of it, and looks at what it holds. Not recursive. */
function lightened(children: Root['children']): MarkdownTree {
  const root: Root = { type: 'root', children }
  let [deepest, hasHtml] = [0, false]
  const open: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }]
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { node, depth } = top
    delete node.position
    deepest = Math.max(deepest, depth)
    hasHtml ||= node.type === 'html'
    if ('children' in node) for (const child of node.children) open.push({ node: child, depth: depth + 1 })
  }
  return { root, depth: deepest, hasHtml }
}
