import type { XliffDocument, XliffHome, XliffSegment } from '../xliff/document.ts'
import { escapeAttribute } from '../xml.ts'
import { metadata } from './modules.ts'
import { CANDIDATES, CORE, EMPTY_UNIT, GLOSSARY, ITS, ITSM, METADATA } from './names.ts'
import { unit } from './write-unit.ts'

/**
 * Writes XLIFF 2.1: one file, a unit for each segment, neighbours of the same part in a group. Throws a RangeError for
 * targets without a target language.
 */
export function writeXliff2(document: XliffDocument): string {
  const { sourceLanguage, targetLanguage, original, skeleton, home, segments } = document
  if (targetLanguage === undefined && segments.some(({ target }) => target !== undefined)) {
    throw new RangeError('XLIFF cannot hold targets without their language; give targetLanguage.')
  }
  const languages = [
    `srcLang="${escapeAttribute(sourceLanguage)}"`,
    ...(targetLanguage === undefined ? [] : [`trgLang="${escapeAttribute(targetLanguage)}"`]),
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${CORE}" version="2.1" ${[...languages, ...namespaces(document)].join(' ')}>`,
    `  <file id="f1" original="${escapeAttribute(original)}" canResegment="no">`,
    ...(skeleton === undefined ? [] : [`    <skeleton href="${escapeAttribute(encodeURI(skeleton))}"/>`]),
    ...(home === undefined ? [] : [`    ${metadata(homeEntries(home))}`]),
    ...(segments.length === 0 ? [emptyUnit] : units(segments, home !== undefined)),
    '  </file>',
    '</xliff>',
    '',
  ].join('\n')
}

const emptyUnit = [
  `    <unit id="${EMPTY_UNIT}" translate="no">`,
  '      <segment>',
  '        <source></source>',
  '      </segment>',
  '    </unit>',
].join('\n')

/** Only the namespaces of modules that the document uses, so that a plain file stays plain. */
function namespaces({ home, segments }: XliffDocument): string[] {
  const some = (uses: (segment: XliffSegment) => boolean): boolean => segments.some(uses)
  const provenance = some((segment) => segment.provenance !== undefined)
  const language = some((segment) => segment.language !== undefined)
  return [
    ...(home === undefined ? [] : [`xmlns:mda="${METADATA}"`]),
    ...(some(({ candidates }) => (candidates ?? []).length > 0) ? [`xmlns:mtc="${CANDIDATES}"`] : []),
    ...(some(({ terms }) => (terms ?? []).length > 0) ? [`xmlns:gls="${GLOSSARY}"`] : []),
    ...(provenance || language ? [`xmlns:its="${ITS}" its:version="2.0"`] : []),
    ...(language ? [`xmlns:itsm="${ITSM}"`] : []),
  ]
}

const homeEntries = ({ case: of, translation, revision, version }: XliffHome): [string, string][] => [
  ['case', of],
  ['translation', translation],
  ['revision', revision],
  ['version', String(version)],
]

function units(segments: readonly XliffSegment[], printed: boolean): string[] {
  const lines: string[] = []
  let open: string | undefined
  let groups = 0
  for (const segment of segments) {
    if (segment.part !== open) {
      if (open !== undefined) lines.push('    </group>')
      open = segment.part
      if (open !== undefined) {
        groups += 1
        lines.push(`    <group id="g${groups}" name="${escapeAttribute(open)}">`)
      }
    }
    lines.push(unit(segment, printed))
  }
  if (open !== undefined) lines.push('    </group>')
  return lines
}
