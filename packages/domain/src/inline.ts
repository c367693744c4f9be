/**
 * Inline codes as they stand in text: `<1>…</1>` and `<2/>` (i18next's convention).
 * A `<` or `&` of the text itself that would read as a code or as an escape is written `&lt;` or `&amp;`;
 * every other character stands for itself, so ordinary text is never altered.
 */

/** A piece of a segment's text: words, or one end of a code. */
export type InlinePart =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'open'; readonly id: number }
  | { readonly type: 'close'; readonly id: number }
  | { readonly type: 'alone'; readonly id: number }

const CODE = /<(\/?)(\d{1,5})(\/?)>/g
const AMBIGUOUS = /<(?=\/?\d{1,5}\/?>)|&(?=lt;|amp;)/g

/** Text of the document → text that can stand beside codes. */
export const escapeInline = (text: string): string =>
  text.replace(AMBIGUOUS, (character) => (character === '<' ? '&lt;' : '&amp;'))

const literal = (text: string): string =>
  text.replace(/&(lt|amp);/g, (_, name: string) => (name === 'lt' ? '<' : '&'))

/** A part with its range in the text: UTF-16 code units, the end not included. */
export interface PlacedPart {
  readonly part: InlinePart
  readonly start: number
  readonly end: number
}

/** A segment's text → its parts with their places, in order; literal text comes back unescaped. Never fails: `</1/>` is text. */
export function placedParts(text: string): PlacedPart[] {
  const parts: PlacedPart[] = []
  let from = 0
  const words = (end: number): void => {
    if (end > from)
      parts.push({ part: { type: 'text', value: literal(text.slice(from, end)) }, start: from, end })
  }
  for (const match of text.matchAll(CODE)) {
    const [whole, slash, digits, end] = match
    if (slash === '/' && end === '/') continue
    words(match.index)
    from = match.index + whole.length
    const type = slash === '/' ? 'close' : end === '/' ? 'alone' : 'open'
    parts.push({ part: { type, id: Number(digits) }, start: match.index, end: from })
  }
  words(text.length)
  return parts
}

/** The parts alone. */
export const parseInline = (text: string): InlinePart[] => placedParts(text).map(({ part }) => part)

/** One part as it stands in a segment's text. */
export function writtenPart(part: InlinePart): string {
  switch (part.type) {
    case 'text':
      return escapeInline(part.value)
    case 'open':
      return `<${part.id}>`
    case 'close':
      return `</${part.id}>`
    case 'alone':
      return `<${part.id}/>`
  }
}

/** Parts → a segment's text; the inverse of `parseInline` for parts without empty or adjacent texts. */
export const writeInline = (parts: readonly InlinePart[]): string => parts.map(writtenPart).join('')

/** The words alone, as a person reads them. */
export const plainText = (text: string): string =>
  parseInline(text)
    .map((part) => (part.type === 'text' ? part.value : ''))
    .join('')

/**
 * A segment's text in Unicode's composed form (NFC). Only its words: over the whole, `<1>` before a combining U+0338 would
 * become `<1≯` and the code be lost.
 */
export const composeWords = (text: string): string =>
  writeInline(
    parseInline(text).map((part) =>
      part.type === 'text' ? { type: 'text', value: part.value.normalize('NFC') } : part,
    ),
  )
