import { type InlineCode, type InlinePart, parseInline, type SegmentState } from '@passerelle/domain'
import { escapeAttribute, escapeText, UNWRITABLE } from './xml.ts'

export interface XliffSegment {
  /** Unique in the document; becomes the unit's id (an XML name token). */
  readonly key: string
  /** With its codes. */
  readonly source: string
  readonly codes: readonly InlineCode[]
  /** The markup behind each code, for tools that show it: opening, and closing of a pair. */
  readonly markup?: Readonly<Record<string, readonly [string, string?]>>
  readonly target?: string
  /** Default: `initial` without a target, else `translated`. */
  readonly state?: SegmentState
  readonly note?: string
}

export interface XliffDocument {
  /** BCP 47. */
  readonly sourceLanguage: string
  /** BCP 47; must be given when a segment has a target. */
  readonly targetLanguage?: string
  /** The name of the file that the segments came from. */
  readonly original: string
  readonly segments: readonly XliffSegment[]
}

/** Writes XLIFF 2.1: one file, a unit for each segment. Throws a RangeError for targets without a target language. */
export function writeXliff(document: XliffDocument): string {
  const { sourceLanguage, targetLanguage, original, segments } = document
  if (targetLanguage === undefined && segments.some(({ target }) => target !== undefined)) {
    throw new RangeError('XLIFF cannot hold targets without their language; give targetLanguage.')
  }
  const languages = [
    `srcLang="${escapeAttribute(sourceLanguage)}"`,
    ...(targetLanguage === undefined ? [] : [`trgLang="${escapeAttribute(targetLanguage)}"`]),
  ]
  // The schema wants at least one unit in a file, so a text without words has a unit without them.
  const units = segments.length === 0 ? [emptyUnit] : segments.map(unit)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" ${languages.join(' ')}>`,
    `  <file id="f1" original="${escapeAttribute(original)}" canResegment="no">`,
    ...units,
    '  </file>',
    '</xliff>',
    '',
  ].join('\n')
}

/** The id of the unit in a document that has nothing to translate. */
export const EMPTY_UNIT = 'none'

const emptyUnit = [
  `    <unit id="${EMPTY_UNIT}" translate="no">`,
  '      <segment>',
  '        <source></source>',
  '      </segment>',
  '    </unit>',
].join('\n')

function unit(segment: XliffSegment): string {
  const { key, source, target, note } = segment
  const state = segment.state ?? (target === undefined ? 'initial' : 'translated')
  const data = originalData(segment)
  return [
    `    <unit id="${escapeAttribute(key)}" xml:space="preserve">`,
    ...(note === undefined ? [] : [`      <notes><note>${text(note)}</note></notes>`]),
    ...(data.length === 0 ? [] : [`      <originalData>${data.join('')}</originalData>`]),
    `      <segment state="${state}">`,
    `        <source>${inline(source, segment)}</source>`,
    ...(target === undefined ? [] : [`        <target>${inline(target, segment)}</target>`]),
    '      </segment>',
    '    </unit>',
  ].join('\n')
}

function originalData({ codes, markup }: XliffSegment): string[] {
  return codes.flatMap(({ id }) => {
    const [open, close] = markup?.[id] ?? []
    return [
      ...(open === undefined ? [] : [`<data id="d${id}">${text(open)}</data>`]),
      ...(close === undefined ? [] : [`<data id="e${id}">${text(close)}</data>`]),
    ]
  })
}

/** Text as XML; a character that XML cannot hold becomes XLIFF's own element for it. */
const text = (value: string): string =>
  escapeText(value).replace(
    UNWRITABLE,
    (character) =>
      `<cp hex="${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}"/>`,
  )

function inline(value: string, segment: XliffSegment): string {
  return nested(parseInline(value))
    .map((part) => {
      if (part.type === 'text') return text(part.value)
      if (part.type === 'close') return '</pc>'
      const code = segment.codes.find(({ id }) => id === part.id)
      return part.type === 'open'
        ? `<pc ${attributes(part.id, code, segment)}>`
        : `<ph ${attributes(part.id, code, segment)}/>`
    })
    .join('')
}

/** Only what nests can be written as elements: an end without its beginning is left out, a missing end is added. */
function nested(parts: readonly InlinePart[]): InlinePart[] {
  const open: number[] = []
  const kept: InlinePart[] = []
  for (const part of parts) {
    if (part.type === 'close') {
      if (!open.includes(part.id)) continue
      while (open.at(-1) !== part.id) kept.push({ type: 'close', id: open.pop() ?? 0 })
      open.pop()
    }
    if (part.type === 'open') open.push(part.id)
    kept.push(part)
  }
  return [...kept, ...open.toReversed().map((id): InlinePart => ({ type: 'close', id }))]
}

// XLIFF's own words for what a code is; others have no subtype there.
const TYPES: Readonly<Record<string, string>> = {
  strong: 'type="fmt" subType="xlf:b"',
  em: 'type="fmt" subType="xlf:i"',
  break: 'type="fmt" subType="xlf:lb"',
  link: 'type="link"',
  image: 'type="image"',
}

function attributes(id: number, code: InlineCode | undefined, { markup }: XliffSegment): string {
  const [open, close] = markup?.[id] ?? []
  const pair = code?.kind === 'pc'
  return [
    `id="${id}"`,
    ...(code === undefined ? [] : [TYPES[code.type] ?? 'type="other"']),
    ...(code?.equiv === undefined ? [] : [`${pair ? 'dispStart' : 'disp'}="${escapeAttribute(code.equiv)}"`]),
    ...(open === undefined ? [] : [`${pair ? 'dataRefStart' : 'dataRef'}="d${id}"`]),
    ...(close === undefined ? [] : [`dataRefEnd="e${id}"`]),
  ].join(' ')
}
