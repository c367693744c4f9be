import { type InlinePart, writeInline } from '@passerelle/domain'
import type { ReadInline } from '../xliff/reading.ts'
import type { XmlElement } from '../xml.ts'

/**
 * The content of a source or target. A pair may come as `pc`, or as `sc` and `ec` where it crosses another or a tool has
 * parted it; notes and terms (`mrk`, `sm`, `em`) leave their words behind; `cp` is the character that it names. Elements
 * of other namespaces are passed over.
 */
export function inlineOf(element: XmlElement): ReadInline {
  const parts: InlinePart[] = []
  let broken: string | undefined
  let foreign: string | undefined
  let words = ''
  const starts = new Map<string, string>()
  const code = (type: 'open' | 'close' | 'alone', name: string | undefined): void => {
    if (name === undefined || !/^\d{1,5}$/.test(name)) {
      foreign ??= `the code '${name ?? ''}' is not one of this document's`
      return
    }
    if (words !== '') parts.push({ type: 'text', value: words })
    words = ''
    parts.push({ type, id: Number(name) })
  }
  const walk = (children: XmlElement['children']): void => {
    for (const child of children) {
      if (typeof child === 'string') {
        words += child
        continue
      }
      if (child.namespace !== element.namespace) continue
      const { id, startRef, copyOf, hex } = child.attributes
      const name = copyOf ?? id
      switch (child.name) {
        case 'pc':
          code('open', name)
          walk(child.children)
          code('close', name)
          break
        case 'sc':
          if (id !== undefined && name !== undefined) starts.set(id, name)
          code('open', name)
          break
        case 'ec':
          code('close', startRef === undefined ? name : (starts.get(startRef) ?? startRef))
          break
        case 'ph':
          code('alone', name)
          break
        case 'cp': {
          const point = /^[\da-fA-F]{1,6}$/.test(hex ?? '') ? Number.parseInt(hex ?? '', 16) : Number.NaN
          if (point <= 0x10ffff) words += String.fromCodePoint(point)
          else broken ??= `there is no character '${hex ?? ''}'`
          break
        }
        case 'mrk':
          walk(child.children)
          break
        case 'sm':
        case 'em':
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
