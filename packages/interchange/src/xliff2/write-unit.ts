import type { XliffSegment } from '../xliff/document.ts'
import { printOf } from '../xliff/print.ts'
import { escapeAttribute } from '../xml.ts'
import { glossary, matches, metadata, plain, provenanceAttributes } from './modules.ts'
import { OURS, SEGMENT } from './names.ts'
import { inline, originalData } from './write-inline.ts'

/**
 * One segment as a unit: what the modules say of it, notes, the markup behind its codes, source and target. `printed`
 * adds the print of its target, for files that are to come back.
 */
export function unit(segment: XliffSegment, printed: boolean): string {
  const { key, source, target, from, notes = [], candidates = [], terms = [] } = segment
  const state = segment.state ?? (target === undefined ? 'initial' : 'translated')
  const subState = from === undefined ? '' : ` subState="${OURS}:${escapeAttribute(from)}"`
  const data = originalData(segment)
  const glossed = glossary(terms)
  const attributes = [
    `id="${escapeAttribute(key)}"`,
    'xml:space="preserve"',
    ...(segment.provenance === undefined ? [] : provenanceAttributes(segment.provenance)),
  ]
  return [
    `    <unit ${attributes.join(' ')}>`,
    ...(candidates.length === 0 ? [] : [`      ${matches(candidates)}`]),
    ...(glossed === undefined ? [] : [`      ${glossed}`]),
    ...(printed ? [`      ${metadata([['target', printOf(target ?? '')]])}`] : []),
    ...(notes.length === 0
      ? []
      : [`      <notes>${notes.map((note) => `<note>${plain(note)}</note>`).join('')}</notes>`]),
    ...(data.length === 0 ? [] : [`      <originalData>${data.join('')}</originalData>`]),
    `      <segment id="${SEGMENT}" state="${state}"${subState}>`,
    `        <source>${inLanguage(inline(source, segment), segment.language)}</source>`,
    ...(target === undefined ? [] : [`        <target>${inline(target, segment)}</target>`]),
    '      </segment>',
    '    </unit>',
  ].join('\n')
}

/** `xml:lang` must be the document's language there, so another one is told by an annotation (ITS language information). */
const inLanguage = (content: string, language: string | undefined): string =>
  language === undefined
    ? content
    : `<mrk id="lang" type="its:any" itsm:lang="${escapeAttribute(language)}">${content}</mrk>`
