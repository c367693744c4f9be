import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { defaultSchema, sanitize } from 'hast-util-sanitize'

// The publisher begins every id of a field with this already. Adding it again would break a footnote's links, so here names that
// lack it are dropped instead.
const PREFIX = 'content-'
const NAMING = ['id', 'name', 'ariaDescribedBy', 'ariaLabelledBy', 'htmlFor'] as const

const schema = { ...defaultSchema, clobberPrefix: '' }

const HEADING = /^h([1-6])$/

export interface FragmentOptions {
  /** The rank that the highest heading of the text takes on the page. Default 2. */
  readonly topHeading?: 2 | 3 | 4
}

/**
 * Published HTML as a tree that may stand on a page: sanitised once more (the second wall behind the publisher's), its
 * headings below the page's own. Scripts, styles, event handlers, forms and foreign addresses don't survive it.
 */
export function fragment(html: string, { topHeading = 2 }: FragmentOptions = {}): Root {
  const clean = sanitize(fromHtml(html, { fragment: true }), schema)
  const root: Root = clean.type === 'root' ? clean : { type: 'root', children: [] }
  const ranks = elementsOf(root).flatMap(({ tagName }) => HEADING.exec(tagName)?.[1] ?? [])
  const shift = topHeading - Math.min(...ranks.map(Number), 6)
  for (const element of elementsOf(root)) {
    settleNames(element)
    const rank = HEADING.exec(element.tagName)?.[1]
    if (rank !== undefined) element.tagName = `h${Math.min(6, Number(rank) + shift)}`
    if (element.tagName === 'a' && element.properties.href !== undefined) settleLink(element)
    if (element.tagName === 'img') element.properties.loading = 'lazy'
    // Both scroll sideways by themselves, which must work from a keyboard too.
    if (element.tagName === 'table' || element.tagName === 'pre') element.properties.tabIndex = 0
  }
  return root
}

function settleNames(element: Element): void {
  for (const property of NAMING) {
    const value = element.properties[property]
    if (value !== undefined && !String(value).startsWith(PREFIX)) delete element.properties[property]
  }
}

function settleLink(link: Element): void {
  const href = String(link.properties.href)
  if (/^https?:/i.test(href)) link.properties.rel = ['noopener', 'nofollow', 'ugc']
}

function elementsOf(parent: Root | Element): Element[] {
  return parent.children.flatMap((child) => (child.type === 'element' ? [child, ...elementsOf(child)] : []))
}
