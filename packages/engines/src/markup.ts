import { halvesOf, type InlinePart, parseInline, plainText, writeInline } from '@passerelle/domain'

/**
 * Inline codes as XML elements, for engines that keep tags: `<1>…</1>` is `<x1>…</x1>`, `<2/>` is `<x2/>`, and so is half
 * a pair, because XML must nest. The number is in the name because engines that touch a tag touch its attributes
 * first. `name` is what stands before the number.
 */
export const toXml = (text: string, name = 'x'): string => written(text, name, escapeXml)

/** The same with the words as they are, for an engine that reads no entities; `name` is one that `freeName` found. */
export const toTags = (text: string, name: string): string => written(text, name, (words) => words)

function written(text: string, name: string, protect: (words: string) => string): string {
  const parts = parseInline(text)
  const halves = halvesOf(parts)
  return parts
    .map((part) =>
      partToXml(
        part.type !== 'text' && halves.has(part.id) ? { ...part, type: 'alone' } : part,
        name,
        protect,
      ),
    )
    .join('')
}

function partToXml(part: InlinePart, name: string, protect: (words: string) => string): string {
  switch (part.type) {
    case 'text':
      return protect(part.value)
    case 'open':
      return `<${name}${part.id}>`
    case 'close':
      return `</${name}${part.id}>`
    case 'alone':
      return `<${name}${part.id}/>`
  }
}

// Markup, and what XML 1.0 has no place for: one control character makes the whole request fail.
const NOT_TEXT = /[&<>\p{Cc}\ufffe\uffff]/gu
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\t': '\t',
  '\n': '\n',
  '\r': '\r',
  '\u0085': '\u0085',
}
const escapeXml = (text: string): string => text.replace(NOT_TEXT, (character) => ESCAPES[character] ?? '')

const tagOf = (name: string): RegExp => new RegExp(`<(/?)${name}(\\d{1,5})\\s?(/?)>`, 'g')
const TAG = tagOf('x')
const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * An engine's XML → a segment's text. Nothing in it is trusted: only tags of the very form that `toXml` writes become
 * codes, and every other tag stays text, which the pages escape and the checks report.
 */
export const fromXml = (xml: string): string => partsBetween(xml, TAG, unescapeXml)

/**
 * The same for an engine that has resolved entities already (LibreTranslate's HTML): a `<` may be the text's own, so the
 * codes need a `name` that `freeName` found.
 */
export const fromUnescaped = (html: string, name: string): string =>
  partsBetween(html, tagOf(name), (text) => text)

/** A name for codes that no text has in a tag of its own: 'x', or as many of it as that takes. */
export function freeName(texts: readonly string[]): string {
  let name = 'x'
  while (texts.some((text) => new RegExp(`<(/?)${name}\\d`).test(plainText(text)))) name += 'x'
  return name
}

function partsBetween(xml: string, tag: RegExp, read: (text: string) => string): string {
  const parts: InlinePart[] = []
  let from = 0
  const words = (to: number): void => {
    if (to > from) parts.push({ type: 'text', value: read(xml.slice(from, to)) })
  }
  for (const match of xml.matchAll(tag)) {
    const [whole, slash, digits, end] = match
    words(match.index)
    from = match.index + whole.length
    const id = Number(digits)
    const last = parts.at(-1)
    if (end === '/') parts.push({ type: 'alone', id })
    else if (slash === '') parts.push({ type: 'open', id })
    else if (last?.type === 'open' && last.id === id) parts.splice(-1, 1, { type: 'alone', id })
    else parts.push({ type: 'close', id })
  }
  words(xml.length)
  return writeInline(parts)
}

function unescapeXml(text: string): string {
  return text.replace(ENTITY, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return valid ? String.fromCodePoint(code) : whole
  })
}

/**
 * Gives empty pairs and halves back their form: engines write `<x1/>` for `<x1></x1>` and the other way round, and both
 * have come out of `fromXml` as `<1/>`, as has half a pair.
 */
export function restorePairs(source: string, target: string): string {
  const parts = parseInline(source)
  const halves = halvesOf(parts)
  const pairs = new Set(parts.flatMap((part) => (part.type === 'open' ? [part.id] : [])))
  return writeInline(
    parseInline(target).flatMap((part): InlinePart[] => {
      if (part.type !== 'alone') return [part]
      const half = halves.get(part.id)
      if (half !== undefined) return [{ type: half, id: part.id }]
      if (!pairs.has(part.id)) return [part]
      return [
        { type: 'open', id: part.id },
        { type: 'close', id: part.id },
      ]
    }),
  )
}
