import { type InlinePart, writeInline } from '@passerelle/domain'
import type { XmlElement } from '../xml.ts'

/** The content of a `seg`: its text with codes as `<1>…</1>` and `<2/>`, and the markup that stood behind them. */
export interface CodedText {
  readonly text: string
  readonly markup: Markup
}
export type Markup = Readonly<Record<string, readonly [string, string?]>>

/**
 * Gives each code of a unit its number. The source's codes are numbered from 1 in their order, so that a unit of another
 * tool has the numbers that a segment here would have; a target's code gets the number of the source's code that it
 * stands for: the one with the same `x`, else the one with the same `i` or the same markup.
 */
export interface Numbering {
  /** The numbering of a target: it begins from this one. */
  readonly branch: () => Numbering
  readonly idOf: (key: string, x: string | undefined) => number
}

/** @param own Whether the file was written here: then `x` is the number itself. */
export function numbering(own: boolean, known: ReadonlyMap<string, number> = new Map()): Numbering {
  const ids = new Map(known)
  let last = known.size
  const seen = new Map<string, number>()
  return {
    branch: () => numbering(own, ids),
    idOf(key, x) {
      if (own && x !== undefined && /^\d{1,5}$/.test(x)) return Number(x)
      const count = (seen.get(key) ?? 0) + 1
      seen.set(key, count)
      // `x` and `i` name a code; the same markup twice is two codes, the first and the second.
      const name = x === undefined ? `${key}#${count}` : `x${x}`
      const id = ids.get(name) ?? last + 1
      ids.set(name, id)
      last = Math.max(last, id)
      return id
    },
  }
}

/**
 * Reads a `seg`. Pairs are `bpt` and `ept`, or an `it` at the beginning or the end of one that the segment cuts; `ph` and
 * `ut` stand alone; `hi` leaves its words behind, and `sub` (a text within a code) belongs to the code.
 */
export function readCodes(seg: XmlElement, { idOf }: Numbering): CodedText {
  const parts: InlinePart[] = []
  const markup = new Map<number, Partial<Record<CodeEnd, string>>>()
  const pairs = new Map<string, number>()
  let words = ''
  const code = (type: CodeEnd, id: number, content: string): void => {
    if (words !== '') parts.push({ type: 'text', value: words })
    words = ''
    parts.push({ type, id })
    markup.set(id, { [type]: content, ...markup.get(id) })
  }
  const walk = (children: XmlElement['children']): void => {
    for (const child of children) {
      if (typeof child === 'string') {
        words += child
        continue
      }
      const { i, x, pos } = child.attributes
      const content = textOf(child)
      switch (child.name) {
        case 'bpt': {
          const id = idOf(`i${i ?? ''}`, x)
          pairs.set(i ?? '', id)
          code('open', id, content)
          break
        }
        case 'ept':
          code('close', pairs.get(i ?? '') ?? idOf(`i${i ?? ''}`, x), content)
          break
        case 'it':
          code(pos === 'end' ? 'close' : 'open', idOf(`${pos ?? ''}${content}`, x), content)
          break
        case 'ph':
        case 'ut':
          code('alone', idOf(content, x), content)
          break
        default:
          walk(child.children)
      }
    }
  }
  walk(seg.children)
  if (words !== '') parts.push({ type: 'text', value: words })
  return { text: writeInline(parts), markup: Object.fromEntries([...markup].flatMap(known)) }
}

type CodeEnd = 'open' | 'close' | 'alone'

/** The markup of a code, unless it only repeats the code's number. */
function known([id, { open, close, alone }]: [number, Partial<Record<CodeEnd, string>>]): [
  string,
  readonly [string, string?],
][] {
  const opening = open ?? alone ?? written('open', id)
  const told = opening !== written(open === undefined && alone !== undefined ? 'alone' : 'open', id)
  if (!told && (close === undefined || close === written('close', id))) return []
  return [[String(id), close === undefined ? [opening] : [opening, close]]]
}

/** A code as text, as it stands where no markup is known. */
export function written(type: CodeEnd, id: number): string {
  switch (type) {
    case 'open':
      return `<${id}>`
    case 'close':
      return `</${id}>`
    case 'alone':
      return `<${id}/>`
  }
}

/** All text within an element, whatever stands around it. */
export const textOf = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
