import type { SegmentState } from '@passerelle/domain'
import { decodeXml } from './decode.ts'
import { type FileFault, fault, isFault } from './failure.ts'
import { inlineOf } from './read-inline.ts'
import { EMPTY_UNIT } from './write-xliff.ts'
import { childrenOf, parseXml, type XmlElement } from './xml.ts'

export interface XliffUnit {
  /** The unit's id: the segment's key in files that were written here. */
  readonly key: string
  /** With codes as `<1>…</1>` and `<2/>`. */
  readonly source: string
  /** Null when the unit, or a part of it, has none. */
  readonly target: string | null
  /** The least of its parts. */
  readonly state: SegmentState
  /** Where the unit begins in the file, from 1. */
  readonly line: number
}

export interface XliffContent {
  readonly sourceLanguage: string
  readonly targetLanguage: string | null
  /** In the order of the document; units marked as not for translation are left out. */
  readonly units: readonly XliffUnit[]
}

const NAMESPACES = new Set(['urn:oasis:names:tc:xliff:document:2.0', 'urn:oasis:names:tc:xliff:document:2.2'])
const VERSIONS = new Set(['2.0', '2.1', '2.2'])

/**
 * Reads XLIFF 2.0, 2.1 and the core of 2.2, from text or from the bytes of a file. A file that is damaged, that declares
 * a document type, or that breaks a rule of XLIFF on which its meaning hangs is a fault as a whole.
 */
export function readXliff(file: string | Uint8Array): XliffContent | FileFault {
  const text = typeof file === 'string' ? file.replace(/^\uFEFF/, '') : decodeXml(file)
  if (typeof text !== 'string') return text
  const root = parseXml(text)
  if (isFault(root)) return root
  if (root.name !== 'xliff')
    return fault('not_xliff', `It is XML, but no XLIFF: its root element is <${root.name}>.`)
  const version = root.attributes.version ?? ''
  if (!NAMESPACES.has(root.namespace) || !VERSIONS.has(version)) {
    return fault(
      'unknown_version',
      `It is XLIFF '${version}', and 2.0, 2.1 and 2.2 are read here; export it as XLIFF 2.1.`,
    )
  }
  const sourceLanguage = root.attributes.srcLang
  if (sourceLanguage === undefined) return invalid('it has no srcLang', root)
  const targetLanguage = root.attributes.trgLang ?? null
  const units: XliffUnit[] = []
  for (const file of childrenOf(root, 'file')) {
    const seen = new Set<string>()
    for (const element of unitsIn(file)) {
      const unit = unitOf(element)
      if (isFault(unit)) return unit
      if (seen.has(unit.key)) return invalid(`the unit id '${unit.key}' stands there twice`, element)
      if (unit.target !== null && targetLanguage === null)
        return invalid('it has targets, but no trgLang', element)
      seen.add(unit.key)
      if (element.attributes.translate !== 'no' && unit.key !== EMPTY_UNIT) units.push(unit)
    }
  }
  return { sourceLanguage, targetLanguage, units }
}

const invalid = (what: string, { line }: XmlElement): FileFault =>
  fault(
    'invalid_xliff',
    `It breaks a rule of XLIFF at line ${line}: ${what}. Export it again, or mend that line.`,
  )

const unitsIn = (element: XmlElement): XmlElement[] =>
  childrenOf(element, 'group', 'unit').flatMap((child) => (child.name === 'unit' ? [child] : unitsIn(child)))

const STATES: readonly SegmentState[] = ['initial', 'translated', 'reviewed', 'final']

/** Joins the parts of a unit: a tool may have divided it, or put the parts of its target in another order. */
function unitOf(element: XmlElement): XliffUnit | FileFault {
  const key = element.attributes.id
  if (key === undefined || key === '') return invalid('a unit has no id', element)
  const sources: string[] = []
  const targets: { order: number; text: string | null }[] = []
  let state = STATES.length - 1
  const parts = childrenOf(element, 'segment', 'ignorable')
  for (const [index, part] of parts.entries()) {
    const [source] = childrenOf(part, 'source')
    const [target] = childrenOf(part, 'target')
    if (source === undefined) return invalid('a segment has no source', part)
    const read = inlineOf(source)
    if (read.problem !== undefined) return invalid(read.problem, source)
    sources.push(read.text)
    const translated = target === undefined ? undefined : inlineOf(target)
    if (translated?.problem !== undefined) return invalid(translated.problem, target ?? part)
    const order = Number(target?.attributes.order ?? index + 1)
    const untouched = part.name === 'ignorable' ? read.text : null
    targets.push({ order, text: translated?.text ?? untouched })
    if (part.name === 'ignorable') continue
    const named = STATES.findIndex((name) => name === (part.attributes.state ?? 'initial'))
    if (named < 0) return invalid(`there is no state '${part.attributes.state ?? ''}'`, part)
    state = Math.min(state, named)
  }
  if (!parts.some(({ name }) => name === 'segment')) return invalid('a unit has no segment', element)
  const ordered = targets.toSorted((a, b) => a.order - b.order).map(({ text }) => text)
  const target = ordered.some((text) => text === null) ? null : ordered.join('')
  return { key, source: sources.join(''), target, state: STATES[state] ?? 'initial', line: element.line }
}
