import { type InlinePart, writeInline } from '@passerelle/domain'
import type { ReadInline } from '../xliff/reading.ts'
import type { XmlElement } from '../xml.ts'
import { CHARACTER } from './names.ts'

/**
 * The content of a source or target of XLIFF 1.2. The elements that a tool may use for a code are taken for one another:
 * `g`, `bx` with `ex`, `bpt` with `ept`, and `it` for ends of pairs, `x` and `ph` for what stands alone. The markup inside
 * of codes is left out, with the sub-flows in it; segments and annotations (`mrk`) leave their words behind, unless a tool
 * has marked them as deleted.
 */
export function inlineOf(element: XmlElement): ReadInline {
  const parts: InlinePart[] = []
  let broken: string | undefined
  let foreign: string | undefined
  let words = ''
  const starts = new Map<string, string>()
  const code = (type: 'open' | 'close' | 'alone', name: string | undefined): void => {
    const id = /^(\d{1,5})(?:-\d+)?$/.exec(name ?? '')?.[1]
    if (id === undefined) {
      foreign ??= `the code '${name ?? ''}' is not one of this document's`
      return
    }
    if (words !== '') parts.push({ type: 'text', value: words })
    words = ''
    parts.push({ type, id: Number(id) })
  }
  const begin = ({ id, rid }: XmlElement['attributes']): void => {
    if (id !== undefined) starts.set(rid ?? id, id)
    code('open', id)
  }
  const walk = (children: XmlElement['children']): void => {
    for (const child of children) {
      if (typeof child === 'string') {
        words += child
        continue
      }
      if (child.namespace !== element.namespace) continue
      const { id, rid, pos, ctype, mtype } = child.attributes
      switch (child.name) {
        case 'g':
          code('open', id)
          walk(child.children)
          code('close', id)
          break
        case 'bx':
        case 'bpt':
          begin(child.attributes)
          break
        case 'ex':
        case 'ept':
          code('close', starts.get(rid ?? id ?? '') ?? id)
          break
        case 'it':
          code(pos === 'close' ? 'close' : 'open', id)
          break
        case 'x':
        case 'ph': {
          const point = ctype?.startsWith(CHARACTER) === true ? pointOf(ctype) : undefined
          if (point === undefined) code('alone', id)
          else words += String.fromCodePoint(point)
          break
        }
        case 'mrk':
          if (mtype !== 'x-sdl-deleted') walk(child.children)
          break
        case 'sub':
          break
        default:
          broken ??= `<${child.name}> has no place in a text`
      }
    }
  }
  walk(element.children)
  if (words !== '') parts.push({ type: 'text', value: words })
  return {
    text: writeInline(parts),
    ...(broken === undefined ? {} : { broken }),
    ...(foreign === undefined ? {} : { foreign }),
  }
}

function pointOf(ctype: string): number | undefined {
  const hex = ctype.slice(CHARACTER.length)
  const point = /^[\da-f]{1,6}$/i.test(hex) ? Number.parseInt(hex, 16) : Number.NaN
  return point <= 0x10ffff ? point : undefined
}
