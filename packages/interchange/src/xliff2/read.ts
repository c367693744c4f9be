import type { SegmentState } from '@passerelle/domain'
import { type FileFault, isFault } from '../failure.ts'
import type { XliffContent, XliffFile, XliffUnit } from '../xliff/content.ts'
import type { XliffHome } from '../xliff/document.ts'
import { invalid, targetOf } from '../xliff/reading.ts'
import { childrenIn, childrenOf, type XmlElement } from '../xml.ts'
import { CORE, CORE_22, EMPTY_UNIT, METADATA, OURS } from './names.ts'
import { inlineOf } from './read-inline.ts'
import { brokenRule } from './rules.ts'

const NAMESPACES = new Set([CORE, CORE_22])
const VERSIONS = new Set(['2.0', '2.1', '2.2'])

/** Whether a root element is XLIFF 2. */
export const isXliff2 = (root: XmlElement): boolean =>
  NAMESPACES.has(root.namespace) && VERSIONS.has(root.attributes.version ?? '')

/** The values of an XLIFF 2 document. One that breaks a rule on which its meaning hangs is a fault as a whole. */
export function readXliff2(root: XmlElement): XliffContent | FileFault {
  const sourceLanguage = root.attributes.srcLang
  if (sourceLanguage === undefined) return invalid('it has no srcLang', root)
  const broken = brokenRule(root)
  if (broken !== undefined) return invalid(broken.what, broken.at)
  const targetLanguage = root.attributes.trgLang ?? null
  const files: XliffFile[] = []
  for (const element of childrenOf(root, 'file')) {
    const units: XliffUnit[] = []
    for (const found of unitsIn(element, true)) {
      const unit = unitOf(found)
      if (isFault(unit)) return unit
      if (unit.key !== EMPTY_UNIT) units.push(unit)
    }
    const original = element.attributes.original ?? null
    files.push({ original, sourceLanguage, targetLanguage, home: homeOf(element), units })
  }
  return { sourceLanguage, targetLanguage, files, units: files.flatMap(({ units }) => units) }
}

/** The units that are for translation: each follows its group, and that its file, unless it says otherwise. */
function unitsIn(element: XmlElement, inherited: boolean): XmlElement[] {
  const own = element.attributes.translate
  const translate = own === undefined ? inherited : own !== 'no'
  if (element.name === 'unit') return translate ? [element] : []
  return childrenOf(element, 'group', 'unit').flatMap((child) => unitsIn(child, translate))
}

const STATES: readonly SegmentState[] = ['initial', 'translated', 'reviewed', 'final']

/** Joins the parts of a unit: a tool may have divided it, or put the parts of its target in another order. */
function unitOf(element: XmlElement): XliffUnit | FileFault {
  const sources: string[] = []
  const targets: { order: number; text: string | null }[] = []
  let state = STATES.length - 1
  let problem: string | undefined
  for (const [index, part] of childrenOf(element, 'segment', 'ignorable').entries()) {
    const [source] = childrenOf(part, 'source')
    const [target] = childrenOf(part, 'target')
    if (source === undefined) return invalid('a segment has no source', part)
    const read = inlineOf(source)
    const translated = target === undefined ? undefined : inlineOf(target)
    const broken = read.broken ?? translated?.broken
    if (broken !== undefined) return invalid(broken, source)
    problem ??= read.foreign ?? translated?.foreign
    sources.push(read.text)
    const order = Number(target?.attributes.order ?? index + 1)
    const untouched = part.name === 'ignorable' ? read.text : null
    targets.push({ order, text: translated?.text ?? untouched })
    if (part.name === 'segment') {
      const named = STATES.findIndex((name) => name === (part.attributes.state ?? 'initial'))
      state = Math.min(state, named)
    }
  }
  const ordered = targets.toSorted((a, b) => a.order - b.order).map(({ text }) => text)
  const whole = ordered.some((text) => text === null) ? null : ordered.join('')
  const source = sources.join('')
  const reached = STATES[state] ?? 'initial'
  return {
    key: element.attributes.id ?? '',
    source,
    target: targetOf(source, whole, reached),
    state: reached,
    line: element.line,
    exported: ourMetadata(element).get('target') ?? null,
    ...(problem === undefined ? {} : { problem }),
  }
}

function homeOf(file: XmlElement): XliffHome | null {
  const facts = ourMetadata(file)
  const [of, translation, revision] = [facts.get('case'), facts.get('translation'), facts.get('revision')]
  if (of === undefined || translation === undefined || revision === undefined) return null
  return { case: of, translation, revision, version: Number(facts.get('version') ?? 0) }
}

/** What stands in our own group of an element's metadata. */
function ourMetadata(element: XmlElement): ReadonlyMap<string, string> {
  const entries = childrenIn(element, METADATA, 'metadata')
    .flatMap((metadata) => childrenOf(metadata, 'metaGroup'))
    .filter(({ attributes }) => attributes.category === OURS)
    .flatMap((group) => childrenOf(group, 'meta'))
    .map(({ attributes, children }): [string, string] => [
      attributes.type ?? '',
      children.filter((child) => typeof child === 'string').join(''),
    ])
  return new Map(entries)
}
