import { SaxesParser } from 'saxes'
import { type FileFault, fault } from './failure.ts'

/** An element of an XML file, its name without prefix. Text is a plain string among the children. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string
  /** By local name; those of foreign namespaces as `prefix:name`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
  /** From 1. */
  readonly line: number
}

/** Code units given to the parser at once: how far it still goes after a fault. */
const PIECE = 4_096

/** Elements may stand this deep in each other; files of real tools stay below 30. */
const MAX_DEPTH = 200

/**
 * Reads a whole XML text, strictly. A document type declaration is a fault, so there are no entities to expand and no
 * files to fetch.
 */
export function parseXml(text: string): XmlElement | FileFault {
  interface Open {
    readonly element: XmlElement
    readonly children: (XmlElement | string)[]
  }
  const open: Open[] = []
  let root: XmlElement | undefined
  let failed: FileFault | undefined
  const parser = new SaxesParser({ xmlns: true, position: true })
  const fail = (found: FileFault): void => {
    failed ??= found
  }
  parser.on('doctype', () =>
    fail(
      fault(
        'document_type',
        'It holds a document type declaration (DOCTYPE), which is never read; remove it and try again.',
      ),
    ),
  )
  parser.on('error', (error) =>
    fail(
      fault(
        'not_well_formed',
        `It is not well-formed XML (line ${parser.line}: ${reasonOf(error)}); export it again.`,
      ),
    ),
  )
  parser.on('opentag', (tag) => {
    if (open.length >= MAX_DEPTH)
      fail(fault('too_deep', `Its elements stand more than ${MAX_DEPTH} deep; export it again.`))
    const attributes: Record<string, string> = {}
    for (const key in tag.attributes) {
      const found = tag.attributes[key]
      // A loop, because this is called for every element; a name that would reach the prototype is no attribute of ours.
      if (found === undefined || found.local === '__proto__') continue
      attributes[found.prefix === '' ? found.local : `${found.prefix}:${found.local}`] = found.value
    }
    const children: (XmlElement | string)[] = []
    const element = { name: tag.local, namespace: tag.uri, attributes, children, line: parser.line }
    open.at(-1)?.children.push(element)
    open.push({ element, children })
    root ??= element
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', (value) => {
    open.at(-1)?.children.push(value)
  })
  parser.on('cdata', (value) => {
    open.at(-1)?.children.push(value)
  })
  // In pieces, so that a fault ends the reading of a large file where it stands.
  for (let at = 0; at < text.length && failed === undefined; at += PIECE)
    parser.write(text.slice(at, at + PIECE))
  if (failed === undefined) parser.close()
  return failed ?? root ?? fault('not_well_formed', 'It is empty; export it again.')
}

const reasonOf = (error: Error): string => error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')

/** The child elements of an element that bear one of these names in a namespace. */
export const childrenIn = (
  element: XmlElement,
  namespace: string,
  ...names: readonly string[]
): XmlElement[] =>
  element.children.filter(
    (child): child is XmlElement =>
      typeof child === 'object' && child.namespace === namespace && names.includes(child.name),
  )

/** Those in the element's own namespace. */
export const childrenOf = (element: XmlElement, ...names: readonly string[]): XmlElement[] =>
  childrenIn(element, element.namespace, ...names)

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
}

/** Characters that XML 1.0 cannot hold, not even as references. */
export const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

export const escapeText = (text: string): string =>
  text.replace(/[&<>\r]/g, (character) => REFERENCES[character] ?? character)

/** For attributes, where unwritable characters have no other form than to be left out. */
export const escapeAttribute = (text: string): string =>
  text
    .replace(UNWRITABLE, '')
    .replace(/[&<>"\r]/g, (character) => REFERENCES[character] ?? character)
    .replace(/[\t\n]/g, (blank) => (blank === '\t' ? '&#9;' : '&#10;'))
