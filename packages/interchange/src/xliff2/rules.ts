import { childrenOf, type XmlElement } from '../xml.ts'
import { codeRule } from './code-rules.ts'

export interface BrokenRule {
  readonly what: string
  readonly at: XmlElement
}

/**
 * The first rule of XLIFF 2 that a document breaks, of those on which its meaning hangs: what the schema says of the
 * structure, and what it can't say (ids and what refers to them, pairs, order of targets, values that need each other).
 * Elements and attributes of other namespaces are nobody's business here.
 */
export function brokenRule(root: XmlElement): BrokenRule | undefined {
  const files = childrenOf(root, 'file')
  if (files.length === 0) return { what: 'it has no file', at: root }
  return (
    wrongChild(root) ?? doubledId(files, 'file') ?? first(files, (file) => fileRule(file, root.attributes))
  )
}

type Attributes = XmlElement['attributes']

function fileRule(file: XmlElement, languages: Attributes): BrokenRule | undefined {
  const inside = (element: XmlElement): XmlElement[] =>
    childrenOf(element, 'group', 'unit').flatMap((child) => [child, ...inside(child)])
  const all = inside(file)
  const units = all.filter(({ name }) => name === 'unit')
  const groups = all.filter(({ name }) => name === 'group')
  if (all.length === 0) return { what: 'a file has neither unit nor group', at: file }
  return (
    first([file, ...all], (element) => wrongChild(element) ?? wrongValue(element)) ??
    skeletonRule(file) ??
    doubledId(units, 'unit') ??
    doubledId(groups, 'group') ??
    first(units, (unit) => unitRule(unit, languages))
  )
}

/** A skeleton is either here or elsewhere. */
function skeletonRule(file: XmlElement): BrokenRule | undefined {
  const [skeleton] = childrenOf(file, 'skeleton')
  if (skeleton === undefined) return undefined
  const filled = skeleton.children.some((child) => typeof child === 'object' || child.trim() !== '')
  return filled === (skeleton.attributes.href !== undefined)
    ? { what: 'a skeleton needs content or an href, and not both', at: skeleton }
    : undefined
}

function unitRule(unit: XmlElement, languages: Attributes): BrokenRule | undefined {
  const parts = childrenOf(unit, 'segment', 'ignorable')
  if (!parts.some(({ name }) => name === 'segment')) return { what: 'a unit has no segment', at: unit }
  const notes = childrenOf(unit, 'notes').flatMap((list) => childrenOf(list, 'note'))
  const data = childrenOf(unit, 'originalData').flatMap((list) => childrenOf(list, 'data'))
  return (
    doubledId(
      notes.filter(({ attributes }) => attributes.id !== undefined),
      'note',
    ) ??
    first(notes, wrongValue) ??
    doubledId(data, 'data') ??
    first(parts, (part) => partRule(part, languages)) ??
    orderRule(parts) ??
    codeRule(unit, parts, new Set(data.map(({ attributes }) => attributes.id ?? '')))
  )
}

function partRule(part: XmlElement, { srcLang, trgLang }: Attributes): BrokenRule | undefined {
  const sources = childrenOf(part, 'source')
  const [source] = sources
  const [target] = childrenOf(part, 'target')
  const { state, subState } = part.attributes
  if (source === undefined) return { what: 'a segment has no source', at: part }
  if (target !== undefined && trgLang === undefined)
    return { what: 'it has targets, but no trgLang', at: target }
  if (subState !== undefined && state === undefined)
    return { what: 'a subState stands without a state', at: part }
  if (subState !== undefined && !PREFIXED.test(subState))
    return { what: `the subState '${subState}' has no prefix`, at: part }
  const spoken = (element: XmlElement | undefined, language: string | undefined): boolean => {
    const own = element?.attributes['xml:lang']
    return own === undefined || own.toLowerCase() === language?.toLowerCase()
  }
  if (!spoken(source, srcLang)) return { what: 'a source is not in the language of srcLang', at: source }
  if (!spoken(target, trgLang)) return { what: 'a target is not in the language of trgLang', at: part }
  return wrongChild(part) ?? wrongValue(part)
}

/** Every part stands where it says, or else where it is; no two in one place. */
function orderRule(parts: readonly XmlElement[]): BrokenRule | undefined {
  const taken = new Set<number>()
  for (const [index, part] of parts.entries()) {
    const [target] = childrenOf(part, 'target')
    const told = target?.attributes.order
    const order = told === undefined ? index + 1 : Number(told)
    if (!Number.isInteger(order) || order < 1 || order > parts.length || taken.has(order))
      return { what: `the order '${told ?? order}' of a target is taken or out of range`, at: part }
    taken.add(order)
  }
  return undefined
}

const PREFIXED = /^[^\s:]+:[^\s:]+$/
// An XML name token, a little laxer beyond ASCII.
const TOKEN = /^[\w.:\u00B7-\uFFFF-]+$/

/** Which elements of the core may stand in which, in which order. */
const CONTENT: Readonly<Record<string, readonly string[]>> = {
  xliff: ['file'],
  file: ['skeleton', 'notes', 'unit group'],
  group: ['notes', 'unit group'],
  unit: ['notes', 'originalData', 'segment ignorable'],
  segment: ['source', 'target'],
  ignorable: ['source', 'target'],
}
/** Those that may stand there more than once. */
const MANY = new Set(['file', 'unit', 'group', 'segment', 'ignorable'])

function wrongChild(element: XmlElement): BrokenRule | undefined {
  const places = CONTENT[element.name] ?? []
  const seen = new Set<string>()
  let reached = 0
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') return { what: `text stands directly in <${element.name}>`, at: element }
      continue
    }
    if (child.namespace !== element.namespace) continue
    const place = places.findIndex((names) => names.split(' ').includes(child.name))
    if (place < reached || (seen.has(child.name) && !MANY.has(child.name)))
      return { what: `<${child.name}> can't stand there in <${element.name}>`, at: child }
    seen.add(child.name)
    reached = place
  }
  return undefined
}

const YES_NO = ['yes', 'no']
const DIRECTIONS = ['ltr', 'rtl', 'auto']
/** Attributes whose values are a closed list, by the elements of structure that have them. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  translate: YES_NO,
  canResegment: YES_NO,
  srcDir: DIRECTIONS,
  trgDir: DIRECTIONS,
  'xml:space': ['default', 'preserve'],
  state: ['initial', 'translated', 'reviewed', 'final'],
  appliesTo: ['source', 'target'],
}

function wrongValue(element: XmlElement): BrokenRule | undefined {
  for (const [name, allowed] of Object.entries(VALUES)) {
    const value = element.attributes[name]
    if (value !== undefined && !allowed.includes(value))
      return { what: `${name} can't be '${value}' in <${element.name}>`, at: element }
  }
  const { id } = element.attributes
  return id === undefined || TOKEN.test(id)
    ? undefined
    : { what: `the id '${id}' holds characters that no id may hold`, at: element }
}

/** Each of these has an id, and no other's. */
function doubledId(elements: readonly XmlElement[], what: string): BrokenRule | undefined {
  const seen = new Set<string>()
  return first(elements, (element) => {
    const { id } = element.attributes
    if (id === undefined || id === '') return { what: `a ${what} has no id`, at: element }
    if (seen.has(id)) return { what: `the ${what} id '${id}' stands there twice`, at: element }
    seen.add(id)
    return undefined
  })
}

export function first<T>(
  items: readonly T[],
  rule: (item: T) => BrokenRule | undefined,
): BrokenRule | undefined {
  for (const item of items) {
    const broken = rule(item)
    if (broken !== undefined) return broken
  }
  return undefined
}
