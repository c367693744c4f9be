import { SaxesParser, type SaxesTagNS } from 'saxes'
import { decodeChunks } from './decode-chunks.ts'
import { type FileFault, fault } from './failure.ts'
import type { XmlElement } from './xml.ts'

/** Code units given to the parser at once. */
const PIECE = 65_536

/** Elements may stand this deep in each other; files of real tools stay below 30. */
const MAX_DEPTH = 200

/** Code units that one element of those asked for, or any text or tag between them, may have. */
const MAX_ELEMENT = 2_097_152

/**
 * Reads a large XML file as a stream: first its root element, without children, then each outermost element that bears one
 * of the names, whole. Memory is bounded by the largest of these. Strict as `parseXml`, but for a document type declaration
 * that only names a DTD, as most tools write one: it is passed over and never fetched. A declaration with declarations of
 * its own (entities, say) is a fault. A fault ends the stream; what came before it may not be kept.
 */
export async function* xmlElements(
  chunks: AsyncIterable<Uint8Array>,
  names: ReadonlySet<string>,
): AsyncGenerator<XmlElement | FileFault> {
  const reader = elementReader(names)
  for await (const text of decodeChunks(chunks)) {
    if (typeof text !== 'string') {
      yield text
      return
    }
    for (let at = 0; at < text.length; at += PIECE) {
      const failed = reader.write(text.slice(at, at + PIECE))
      yield* reader.taken()
      if (failed === undefined) continue
      yield failed
      return
    }
  }
  const failed = reader.close()
  yield* reader.taken()
  if (failed !== undefined) yield failed
}

interface Open {
  readonly element: XmlElement
  readonly children: (XmlElement | string)[]
}

function elementReader(names: ReadonlySet<string>) {
  const parser = new SaxesParser({ xmlns: true, position: true })
  /** The elements that are being gathered; outside of those asked for only the depth counts. */
  const open: Open[] = []
  let depth = 0
  let done: XmlElement[] = []
  let failed: FileFault | undefined
  let settledAt = 0
  const fail = (found: FileFault): void => {
    failed ??= found
  }
  const settle = (): void => {
    if (open.length === 0) settledAt = parser.position
  }
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) {
      fail(
        fault(
          'document_type',
          `It declares entities or other things in its document type (DOCTYPE, line ${parser.line}), which are never read; remove them and try again.`,
        ),
      )
    }
    settle()
  })
  parser.on('error', (error) =>
    fail(
      fault(
        'not_well_formed',
        `It is damaged or cut off: no well-formed XML (line ${parser.line}: ${reasonOf(error)}); export it again.`,
      ),
    ),
  )
  parser.on('opentag', (tag) => {
    if (depth >= MAX_DEPTH)
      fail(
        fault(
          'too_deep',
          `Its elements stand more than ${MAX_DEPTH} deep (line ${parser.line}); export it again.`,
        ),
      )
    depth += 1
    if (open.length === 0 && depth > 1 && !names.has(tag.local)) return settle()
    const made = opened(tag, parser.line)
    if (depth === 1) {
      done.push(made.element)
      return settle()
    }
    open.at(-1)?.children.push(made.element)
    open.push(made)
  })
  parser.on('closetag', () => {
    depth -= 1
    const closed = open.pop()
    if (closed !== undefined && open.length === 0) done.push(closed.element)
    settle()
  })
  const text = (value: string): void => void open.at(-1)?.children.push(value)
  parser.on('text', text)
  parser.on('cdata', text)
  const bounded = (): void => {
    if (parser.position - settledAt > MAX_ELEMENT)
      fail(
        fault(
          'too_large',
          `One of its entries is longer than ${MAX_ELEMENT} characters (line ${parser.line}); divide it and try again.`,
        ),
      )
  }
  return {
    write(piece: string): FileFault | undefined {
      parser.write(piece)
      bounded()
      return failed
    },
    close(): FileFault | undefined {
      parser.close()
      return failed
    },
    /** The elements that were completed since the last call. */
    taken(): readonly XmlElement[] {
      const taken = done
      done = []
      return taken
    },
  }
}

function opened(tag: SaxesTagNS, line: number): Open {
  const attributes: Record<string, string> = {}
  for (const { prefix, local, value } of Object.values(tag.attributes))
    attributes[prefix === '' ? local : `${prefix}:${local}`] = value
  const children: (XmlElement | string)[] = []
  return { children, element: { name: tag.local, namespace: tag.uri, attributes, children, line } }
}

const reasonOf = (error: Error): string => error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
