import type { XliffDocument, XliffHome, XliffSegment } from '../xliff/document.ts'
import { printOf } from '../xliff/print.ts'
import { escapeAttribute, escapeText, UNWRITABLE } from '../xml.ts'
import { NAMESPACE, PRINT, TOOL } from './names.ts'
import { stateAttributes } from './states.ts'
import { inline } from './write-inline.ts'

/**
 * Writes XLIFF 1.2 as OmegaT and translate-toolkit like it: a unit for each segment, and every unit with a target. Where
 * nothing is translated yet the target is the source once more, marked as `needs-translation`: they fill nothing else.
 * Throws a RangeError for targets without a target language.
 */
export function writeXliff12(document: XliffDocument): string {
  const { sourceLanguage, targetLanguage, original, skeleton, home, segments } = document
  if (targetLanguage === undefined && segments.some(({ target }) => target !== undefined)) {
    throw new RangeError('XLIFF cannot hold targets without their language; give targetLanguage.')
  }
  const attributes = [
    `original="${escapeAttribute(original)}"`,
    `source-language="${escapeAttribute(sourceLanguage)}"`,
    ...(targetLanguage === undefined ? [] : [`target-language="${escapeAttribute(targetLanguage)}"`]),
    'datatype="x-passerelle"',
    ...(home === undefined ? [] : homeAttributes(home)),
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${NAMESPACE}" version="1.2">`,
    `  <file ${attributes.join(' ')}>`,
    ...header(skeleton, home),
    '    <body>',
    ...units(segments, home !== undefined),
    '    </body>',
    '  </file>',
    '</xliff>',
    '',
  ].join('\n')
}

// The standard's own places for what a file belongs to: product, its version, a build of it, and a job.
const homeAttributes = ({ case: of, revision, version }: XliffHome): string[] => [
  `product-name="${escapeAttribute(of)}"`,
  `product-version="${escapeAttribute(revision)}"`,
  `build-num="${version}"`,
]

function header(skeleton: string | undefined, home: XliffHome | undefined): string[] {
  if (skeleton === undefined && home === undefined) return []
  return [
    '    <header>',
    ...(skeleton === undefined
      ? []
      : [`      <skl><external-file href="${escapeAttribute(encodeURI(skeleton))}"/></skl>`]),
    ...(home === undefined
      ? []
      : [
          `      <phase-group><phase phase-name="export" process-name="translation" tool-id="${TOOL}" job-id="${escapeAttribute(home.translation)}"/></phase-group>`,
          `      <tool tool-id="${TOOL}" tool-name="Passerelle"/>`,
        ]),
    '    </header>',
  ]
}

function units(segments: readonly XliffSegment[], printed: boolean): string[] {
  const lines: string[] = []
  let open: string | undefined
  let groups = 0
  for (const segment of segments) {
    if (segment.part !== open) {
      if (open !== undefined) lines.push('      </group>')
      open = segment.part
      groups += 1
      if (open !== undefined) lines.push(`      <group id="g${groups}" resname="${escapeAttribute(open)}">`)
    }
    lines.push(unit(segment, printed))
  }
  if (open !== undefined) lines.push('      </group>')
  return lines
}

function unit(segment: XliffSegment, printed: boolean): string {
  const { key, source, target, notes = [], candidates = [] } = segment
  const state = segment.state ?? (target === undefined ? 'initial' : 'translated')
  const { approved, attributes } = stateAttributes(state, segment.from)
  const print = printed ? ` extradata="${PRINT}${printOf(target ?? '')}"` : ''
  return [
    `      <trans-unit id="${escapeAttribute(key)}" approved="${approved}" xml:space="preserve"${print}>`,
    `        <source>${inline(source, segment)}</source>`,
    `        <target ${attributes}>${inline(target ?? source, segment)}</target>`,
    ...notes.map((note) => `        <note from="passerelle">${plain(note)}</note>`),
    ...candidates.map((candidate) => {
      const origin = candidate.origin === undefined ? '' : ` origin="${escapeAttribute(candidate.origin)}"`
      const [offered, instead] = [inline(candidate.source, BARE), inline(candidate.target, BARE)]
      return `        <alt-trans match-quality="${candidate.quality ?? candidate.similarity}%"${origin}><source>${offered}</source><target>${instead}</target></alt-trans>`
    }),
    '      </trans-unit>',
  ].join('\n')
}

const BARE = { codes: [] }

const plain = (text: string): string => escapeText(text.replace(UNWRITABLE, ''))
