import { type InlinePart, parseInline, type TranslationUnit } from '@passerelle/domain'
import { escapeAttribute, escapeText, UNWRITABLE } from '../xml.ts'
import { type Markup, written } from './codes.ts'
import { writeDate } from './dates.ts'

/** What our files say wrote them: readers of ours know by it what the codes' numbers mean. */
export const TOOL = 'Passerelle'

/** Of the form that is written here; raised when it changes. */
const TOOL_VERSION = '1'

/**
 * Writes units as TMX 1.4b, piece by piece, each unit a `tu` that names its own source language. Codes become `bpt`, `ept`,
 * `ph` or `it` with `x` as their number. Characters that XML cannot hold are left out.
 */
export async function* writeTmx(units: AsyncIterable<TranslationUnit>): AsyncGenerator<string> {
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    '<tmx version="1.4">',
    `  <header creationtool="${TOOL}" creationtoolversion="${TOOL_VERSION}" segtype="sentence" o-tmf="${TOOL}" adminlang="en" srclang="*all*" datatype="plaintext"/>`,
    '  <body>',
    '',
  ].join('\n')
  for await (const unit of units) yield tu(unit)
  yield '  </body>\n</tmx>\n'
}

function tu({
  source,
  target,
  sourceText,
  targetText,
  from,
  engine,
  domain,
  details,
}: TranslationUnit): string {
  const { createdBy, createdAt, changedBy, changedAt, tool, usageCount, lastUsedAt } = details
  const attributes: readonly (readonly [string, string | undefined])[] = [
    ['srclang', source],
    ['creationtool', tool],
    ['creationid', createdBy],
    ['creationdate', createdAt === undefined ? undefined : writeDate(createdAt)],
    ['changeid', changedBy],
    ['changedate', changedAt === undefined ? undefined : writeDate(changedAt)],
    ['usagecount', usageCount?.toString()],
    ['lastusagedate', lastUsedAt === undefined ? undefined : writeDate(lastUsedAt)],
  ]
  const props: readonly (readonly [string, string | undefined])[] = [
    ['x-origin', from === 'mt' ? 'mt' : undefined],
    ['x-engine', engine],
    ['x-domain', domain],
    ...(details.props ?? []),
  ]
  return [
    `    <tu${attributes.map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`)).join('')}>`,
    ...(details.notes ?? []).map((note) => `      <note>${text(note)}</note>`),
    ...props.flatMap(([type, value]) =>
      value === undefined ? [] : [`      <prop type="${escapeAttribute(type)}">${text(value)}</prop>`],
    ),
    `      <tuv xml:lang="${source}"><seg>${seg(sourceText, details.markup)}</seg></tuv>`,
    `      <tuv xml:lang="${target}"><seg>${seg(targetText, details.markup)}</seg></tuv>`,
    '    </tu>',
    '',
  ].join('\n')
}

const text = (value: string): string => escapeText(value.replace(UNWRITABLE, ''))

/** `i` pairs the ends within the text, so a number that stands there twice still makes two pairs. */
function seg(value: string, markup: Markup = {}): string {
  const parts = parseInline(value)
  const partners = pairs(parts)
  return parts
    .map((part, index) => {
      if (part.type === 'text') return text(part.value)
      const { type, id } = part
      const known = markup[id]?.[type === 'close' ? 1 : 0]
      const content = text(known ?? written(type, id))
      const partner = partners.get(index)
      if (type === 'alone') return `<ph x="${id}">${content}</ph>`
      if (partner === undefined)
        return `<it pos="${type === 'open' ? 'begin' : 'end'}" x="${id}">${content}</it>`
      return type === 'open'
        ? `<bpt i="${partner}" x="${id}">${content}</bpt>`
        : `<ept i="${partner}">${content}</ept>`
    })
    .join('')
}

/** The places of ends that belong together → the number of their pair, from 1. */
function pairs(parts: readonly InlinePart[]): ReadonlyMap<number, number> {
  const open = new Map<number, number[]>()
  const found = new Map<number, number>()
  let count = 0
  for (const [index, part] of parts.entries()) {
    if (part.type === 'text' || part.type === 'alone') continue
    const waiting = open.get(part.id) ?? []
    open.set(part.id, waiting)
    if (part.type === 'open') waiting.push(index)
    const start = part.type === 'open' ? undefined : waiting.pop()
    if (start === undefined) continue
    count += 1
    found.set(start, count)
    found.set(index, count)
  }
  return found
}
