import type { Element, Nodes } from '@passerelle/page'
import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'

/** A page as a browser reads it. */
export interface Page {
  readonly html: Element
  /** All elements of a name, in order. */
  readonly all: (tagName: string) => readonly Element[]
  /** All elements that have the class. */
  readonly classed: (name: string) => readonly Element[]
  /** An element's words, spaces made one. */
  readonly text: (element?: Element) => string
  /** `rel` links of the head: their addresses by `hreflang`, else by `rel`. */
  readonly links: (rel: string) => Readonly<Record<string, string>>
}

/** Reads a page's HTML. */
export function pageOf(body: string): Page {
  const elements = elementsOf(fromHtml(body))
  const html = elements.find(({ tagName }) => tagName === 'html')
  if (html === undefined) throw new Error('The page has no html element.')
  const all = (tagName: string): Element[] => elements.filter((element) => element.tagName === tagName)
  return {
    html,
    all,
    classed: (name) =>
      elements.filter(
        ({ properties }) => Array.isArray(properties.className) && properties.className.includes(name),
      ),
    text: (element = html) => toText(element).replaceAll(/\s+/g, ' ').trim(),
    links: (rel) =>
      Object.fromEntries(
        all('link')
          .filter(({ properties }) => Array.isArray(properties.rel) && properties.rel.includes(rel))
          .map(({ properties }) => [String(properties.hrefLang ?? rel), String(properties.href)]),
      ),
  }
}

const elementsOf = (node: Nodes): Element[] => {
  const inner = 'children' in node ? node.children.flatMap(elementsOf) : []
  return node.type === 'element' ? [node, ...inner] : inner
}
