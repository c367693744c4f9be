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

/** A segment's text → its parts, in order; literal text comes back unescaped. Never fails: `</1/>` is text. */
export function parseInline(text: string): InlinePart[] {
  const parts: InlinePart[] = []
  let from = 0
  for (const match of text.matchAll(CODE)) {
    const [whole, slash, digits, end] = match
    if (slash === '/' && end === '/') continue
    if (match.index > from) parts.push({ type: 'text', value: literal(text.slice(from, match.index)) })
    const type = slash === '/' ? 'close' : end === '/' ? 'alone' : 'open'
    parts.push({ type, id: Number(digits) })
    from = match.index + whole.length
  }
  if (from < text.length) parts.push({ type: 'text', value: literal(text.slice(from)) })
  return parts
}

function written(part: InlinePart): string {
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
export const writeInline = (parts: readonly InlinePart[]): string => parts.map(written).join('')

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

/** What is wrong with the codes of a target, beside those of its source. */
export type CodeFault =
  | { readonly fault: 'missing'; readonly code: string }
  | { readonly fault: 'doubled'; readonly code: string }
  | { readonly fault: 'invented'; readonly code: string }
  | { readonly fault: 'crossed'; readonly code: string }

const codesOf = (text: string): InlinePart[] => parseInline(text).filter((part) => part.type !== 'text')

const counted = (codes: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

/** Compares the codes of a target with its source's: each must stand there once, and pairs must nest. Linear in both. */
export function codeFaults(source: string, target: string): CodeFault[] {
  const parts = codesOf(target)
  const expected = counted(codesOf(source).map(written))
  const found = counted(parts.map(written))
  const faults: CodeFault[] = []
  for (const code of new Set([...expected.keys(), ...found.keys()])) {
    const [want, have] = [expected.get(code) ?? 0, found.get(code) ?? 0]
    if (want === 0) faults.push({ fault: 'invented', code })
    else if (have < want) faults.push({ fault: 'missing', code })
    else if (have > want) faults.push({ fault: 'doubled', code })
  }
  if (faults.length > 0) return faults
  const open: number[] = []
  for (const part of parts) {
    if (part.type === 'open') open.push(part.id)
    if (part.type === 'close' && open.pop() !== part.id) return [{ fault: 'crossed', code: `<${part.id}>` }]
  }
  return faults
}
