import { type InlineCode, parseInline } from '@passerelle/domain'
import type { XliffSegment } from '../xliff/document.ts'
import { idGiver, pairUp } from '../xliff/pairs.ts'
import { escapeAttribute, escapeText, UNWRITABLE } from '../xml.ts'

type Coded = Pick<XliffSegment, 'codes' | 'markup'>

/** The markup behind a segment's codes, as `<data>` elements that the codes refer to. */
export function originalData({ codes, markup }: Coded): string[] {
  return codes.flatMap(({ id }) => {
    const [open, close] = markup?.[id] ?? []
    return [
      ...(open === undefined ? [] : [`<data id="d${id}">${words(open)}</data>`]),
      ...(close === undefined ? [] : [`<data id="e${id}">${words(close)}</data>`]),
    ]
  })
}

/** Text as XML; a character that XML cannot hold becomes XLIFF's own element for it. */
const words = (value: string): string =>
  escapeText(value).replace(
    UNWRITABLE,
    (character) =>
      `<cp hex="${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}"/>`,
  )

/**
 * A text with codes as the content of `source` or `target`. A pair that nests is a `pc`. One that crosses another is
 * parted into `sc` and `ec`, and an end that stands alone is isolated: its other half is in another segment, or lost.
 */
export function inline(text: string, segment: Coded): string {
  const parts = parseInline(text)
  const pairs = pairUp(parts)
  const codes = new Map(segment.codes.map((code) => [code.id, code]))
  const idFor = idGiver()
  const ids = new Map<number, string>()
  return parts
    .map((part, at) => {
      if (part.type === 'text') return words(part.value)
      const pair = pairs.get(at)
      if (part.type === 'close' && pair?.nested === true) return '</pc>'
      if (part.type === 'close' && pair !== undefined)
        return `<ec startRef="${ids.get(pair.other) ?? part.id}"${KEPT}${dataRef('e', part.id, segment, 1)}/>`
      const id = idFor(part.id)
      ids.set(at, id)
      const copied = id === String(part.id) ? '' : ` copyOf="${part.id}"`
      const code = codes.get(part.id)
      const start = `id="${id}"${copied}${KEPT}${typeOf(code)}`
      if (part.type === 'close')
        return `<ec ${start} isolated="yes"${shown('disp', code)}${dataRef('e', part.id, segment, 1)}/>`
      if (part.type === 'alone')
        return `<ph ${start}${shown('disp', code)}${dataRef('d', part.id, segment, 0)}/>`
      if (pair?.nested === true)
        return `<pc ${start}${shown('dispStart', code)}${dataRef('d', part.id, segment, 0, 'Start')}${dataRef('e', part.id, segment, 1, 'End')}>`
      return `<sc ${start}${pair === undefined ? ' isolated="yes"' : ''}${shown('disp', code)}${dataRef('d', part.id, segment, 0)}/>`
    })
    .join('')
}

/** Each code of a source must stand in the target, once. */
const KEPT = ' canCopy="no" canDelete="no"'

// XLIFF's own words for what a code is; others have no subtype there.
const TYPES: Readonly<Record<string, string>> = {
  strong: 'type="fmt" subType="xlf:b"',
  em: 'type="fmt" subType="xlf:i"',
  break: 'type="fmt" subType="xlf:lb"',
  link: 'type="link"',
  image: 'type="image"',
}

const typeOf = (code: InlineCode | undefined): string =>
  code === undefined ? '' : ` ${TYPES[code.type] ?? 'type="other"'}`

const shown = (attribute: string, code: InlineCode | undefined): string =>
  code?.equiv === undefined ? '' : ` ${attribute}="${escapeAttribute(code.equiv)}"`

function dataRef(prefix: 'd' | 'e', id: number, { markup }: Coded, end: 0 | 1, suffix = ''): string {
  return markup?.[id]?.[end] === undefined ? '' : ` dataRef${suffix}="${prefix}${id}"`
}
