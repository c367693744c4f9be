import type { Nodes, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { CHUNK_LENGTH, markdownChunks } from './read/markdown-tokens.ts'

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze()

/**
 * The tree of a Markdown text, read in chunks as `extract` does and for the same reason. A label that another chunk
 * defines is made known to a chunk by an empty definition at its end, which is dropped again.
 */
export function markdownTree(text: string): Root {
  if (text.length <= CHUNK_LENGTH) return parser.parse(text)
  const chunks = markdownChunks(text)
  const labels = new Set(chunks.flatMap(({ definitions }) => definitions))
  return { type: 'root', children: chunks.flatMap((chunk) => childrenOf(chunk.text, labels)) }
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

/** How deep the nodes of a tree nest, without recursion. */
export function depthOfTree(tree: Root): number {
  let deepest = 0
  const open: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }]
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    deepest = Math.max(deepest, top.depth)
    if ('children' in top.node)
      for (const node of top.node.children) open.push({ node, depth: top.depth + 1 })
  }
  return deepest
}
