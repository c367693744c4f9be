import { type FileFault, isFault } from '../failure.ts'
import type { XliffContent, XliffFile, XliffUnit } from '../xliff/content.ts'
import type { XliffHome } from '../xliff/document.ts'
import { invalid, targetOf } from '../xliff/reading.ts'
import { childrenOf, type XmlElement } from '../xml.ts'
import { NAMESPACE, NAMESPACE_11, PRINT, TOOL } from './names.ts'
import { inlineOf } from './read-inline.ts'
import { stateOf } from './states.ts'

const VERSIONS = new Set(['1.1', '1.2'])

/** Whether a root element is XLIFF 1.2 or 1.1; some tools leave out the namespace. */
export const isXliff12 = (root: XmlElement): boolean =>
  [NAMESPACE, NAMESPACE_11, ''].includes(root.namespace) && VERSIONS.has(root.attributes.version ?? '')

/** The values of an XLIFF 1.2 document, as people's tools write it. */
export function readXliff12(root: XmlElement): XliffContent | FileFault {
  const files: XliffFile[] = []
  for (const element of childrenOf(root, 'file')) {
    const file = fileOf(element)
    if (isFault(file)) return file
    files.push(file)
  }
  const [first] = files
  if (first === undefined) return invalid('it has no file', root)
  return {
    sourceLanguage: first.sourceLanguage,
    targetLanguage: first.targetLanguage,
    files,
    units: files.flatMap(({ units }) => units),
  }
}

function fileOf(element: XmlElement): XliffFile | FileFault {
  const {
    original,
    'source-language': sourceLanguage,
    'target-language': targetLanguage,
  } = element.attributes
  if (sourceLanguage === undefined) return invalid('a file has no source-language', element)
  const units: XliffUnit[] = []
  const seen = new Set<string>()
  for (const { unit: found, translate } of childrenOf(element, 'body').flatMap((body) =>
    unitsIn(body, true),
  )) {
    const unit = unitOf(found)
    if (isFault(unit)) return unit
    if (seen.has(unit.key)) return invalid(`the unit id '${unit.key}' stands there twice`, found)
    seen.add(unit.key)
    if (translate) units.push(unit)
  }
  return {
    original: original ?? null,
    sourceLanguage,
    targetLanguage: targetLanguage ?? null,
    home: homeOf(element),
    units,
  }
}

/** Every unit below an element; each follows its group in whether it is for translation, unless it says otherwise. */
function unitsIn(
  element: XmlElement,
  inherited: boolean,
): { readonly unit: XmlElement; readonly translate: boolean }[] {
  return childrenOf(element, 'group', 'trans-unit').flatMap((child) => {
    const own = child.attributes.translate
    const translate = own === undefined ? inherited : own !== 'no'
    return child.name === 'group' ? unitsIn(child, translate) : [{ unit: child, translate }]
  })
}

function unitOf(element: XmlElement): XliffUnit | FileFault {
  const { id, extradata } = element.attributes
  const [source] = childrenOf(element, 'source')
  const [target] = childrenOf(element, 'target')
  if (id === undefined || id === '') return invalid('a unit has no id', element)
  if (source === undefined) return invalid('a unit has no source', element)
  const read = inlineOf(source)
  const translated = target === undefined ? undefined : inlineOf(target)
  const broken = read.broken ?? translated?.broken
  if (broken !== undefined) return invalid(broken, element)
  const problem = read.foreign ?? translated?.foreign
  const state = target === undefined ? 'initial' : stateOf(element, target)
  const [segmented] = childrenOf(element, 'seg-source')
  const gaps = segmented !== undefined && target !== undefined && hasGaps(segmented, target)
  return {
    key: id,
    source: read.text,
    target: gaps ? null : targetOf(read.text, translated?.text ?? null, state),
    state,
    line: element.line,
    exported: extradata?.startsWith(PRINT) === true ? extradata.slice(PRINT.length) : null,
    ...(problem === undefined ? {} : { problem }),
  }
}

/** Whether a segment of the source has words, and the target's segment of the same mid none. */
function hasGaps(source: XmlElement, target: XmlElement): boolean {
  const done = new Set(segmentsIn(target).filter(isFilled).map(midOf))
  return segmentsIn(source)
    .filter(isFilled)
    .some((segment) => !done.has(midOf(segment)))
}

const midOf = ({ attributes }: XmlElement): string => attributes.mid ?? ''

const isFilled = (element: XmlElement): boolean => inlineOf(element).text.trim() !== ''

/** The marked segments of a source or target, which may stand inside codes. */
function segmentsIn(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return child.name === 'mrk' && child.attributes.mtype === 'seg' ? [child] : segmentsIn(child)
  })
}

/** Where the file belongs, if it was exported here: our job names it. */
function homeOf(file: XmlElement): XliffHome | null {
  const phases = childrenOf(file, 'header')
    .flatMap((header) => childrenOf(header, 'phase-group'))
    .flatMap((group) => childrenOf(group, 'phase'))
  const translation = phases.find(({ attributes }) => attributes['tool-id'] === TOOL)?.attributes['job-id']
  const { 'product-name': of, 'product-version': revision, 'build-num': version } = file.attributes
  if (of === undefined || revision === undefined || translation === undefined) return null
  return { case: of, translation, revision, version: Number(version ?? 0) }
}
