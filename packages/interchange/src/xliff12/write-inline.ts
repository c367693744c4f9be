import { type InlineCode, parseInline } from '@passerelle/domain'
import type { XliffSegment } from '../xliff/document.ts'
import { idGiver, pairUp } from '../xliff/pairs.ts'
import { escapeAttribute, escapeText, UNWRITABLE } from '../xml.ts'
import { CHARACTER } from './names.ts'

type Coded = Pick<XliffSegment, 'codes' | 'markup'>

/**
 * A text with codes as the content of `source` or `target`: `g` for a pair that nests, `bx` and `ex` for one that crosses
 * another, `it` for an end that stands alone, `x` for what stands alone by nature.
 */
export function inline(text: string, segment: Coded): string {
  const parts = parseInline(text)
  const ends = pairUp(parts)
  const codes = new Map(segment.codes.map((code) => [code.id, code]))
  const idFor = idGiver()
  const ids = new Map<number, string>()
  const words = wordsWriter()
  return parts
    .map((part, at) => {
      if (part.type === 'text') return words(part.value)
      const end = ends.get(at)
      if (part.type === 'close' && end?.nested === true) return '</g>'
      if (part.type === 'close' && end !== undefined) {
        const id = ids.get(end.other) ?? String(part.id)
        return `<ex id="${id}" rid="${id}"/>`
      }
      const id = idFor(part.id)
      ids.set(at, id)
      const code = codes.get(part.id)
      const [open, close] = segment.markup?.[part.id] ?? []
      if (part.type === 'alone') return `<x id="${id}"${placeholderType(code)}${shown(code?.equiv ?? open)}/>`
      const start = `id="${id}"${delimiterType(code)}`
      if (end?.nested === true) return `<g ${start}${shown(open)}>`
      if (end !== undefined) return `<bx ${start} rid="${id}"${shown(open)}/>`
      const half = part.type === 'open' ? open : close
      return `<it ${start} pos="${part.type}">${escapeText((half ?? '').replace(UNWRITABLE, ''))}</it>`
    })
    .join('')
}

/** Text as XML. 1.2 has no element for a character that XML cannot hold, so a placeholder names it. */
function wordsWriter(): (value: string) => string {
  let placeholders = 0
  return (value) =>
    escapeText(value).replace(UNWRITABLE, (character) => {
      placeholders += 1
      return `<x id="c${placeholders}" ctype="${CHARACTER}${(character.codePointAt(0) ?? 0).toString(16)}"/>`
    })
}

const DELIMITERS: Readonly<Record<string, string>> = { strong: 'bold', em: 'italic', link: 'link' }
const PLACEHOLDERS: Readonly<Record<string, string>> = { image: 'image', break: 'lb' }

const delimiterType = (code: InlineCode | undefined): string =>
  code === undefined ? '' : ` ctype="${DELIMITERS[code.type] ?? `x-${code.type}`}"`

const placeholderType = (code: InlineCode | undefined): string =>
  code === undefined ? '' : ` ctype="${PLACEHOLDERS[code.type] ?? `x-${code.type}`}"`

const shown = (text: string | undefined): string =>
  text === undefined ? '' : ` equiv-text="${escapeAttribute(text)}"`
