import { type InlinePart, writeInline } from '@passerelle/domain'
import type { XmlElement } from './xml.ts'

export interface ReadInline {
  /** With codes as `<1>…</1>` and `<2/>`. */
  readonly text: string
  /** What breaks a rule of XLIFF. */
  readonly problem?: string
}

/**
 * The content of a source or target. A pair may come as `pc`, or as `sc` and `ec` where a tool has parted it; notes and
 * terms (`mrk`, `sm`, `em`) leave their words behind; `cp` is the character that it names.
 */
export function inlineOf(element: XmlElement): ReadInline {
  const parts: InlinePart[] = []
  let problem: string | undefined
  let words = ''
  const code = (type: 'open' | 'close' | 'alone', name: string | undefined): void => {
    if (name === undefined || !/^\d{1,5}$/.test(name))
      problem ??= `the code '${name ?? ''}' is not one of this document's`
    else {
      if (words !== '') parts.push({ type: 'text', value: words })
      words = ''
      parts.push({ type, id: Number(name) })
    }
  }
  const walk = (children: XmlElement['children']): void => {
    for (const child of children) {
      if (typeof child === 'string') {
        words += child
        continue
      }
      const { id, startRef, hex } = child.attributes
      switch (child.name) {
        case 'pc':
          code('open', id)
          walk(child.children)
          code('close', id)
          break
        case 'sc':
          code('open', id)
          break
        case 'ec':
          code('close', startRef ?? id)
          break
        case 'ph':
          code('alone', id)
          break
        case 'cp': {
          const point = /^[\da-fA-F]{1,6}$/.test(hex ?? '') ? Number.parseInt(hex ?? '', 16) : Number.NaN
          if (point <= 0x10ffff) words += String.fromCodePoint(point)
          else problem ??= `there is no character '${hex ?? ''}'`
          break
        }
        case 'mrk':
          walk(child.children)
          break
        case 'sm':
        case 'em':
          break
        default:
          problem ??= `<${child.name}> has no place in a text`
      }
    }
  }
  walk(element.children)
  if (words !== '') parts.push({ type: 'text', value: words })
  return { text: writeInline(parts), ...(problem === undefined ? {} : { problem }) }
}
