import { childrenOf, type XmlElement } from '../xml.ts'
import type { BrokenRule } from './rules.ts'

/**
 * The rules of a unit's codes and annotations: ids are the unit's own, an end has its beginning, what is referred to is
 * there, and values that need each other come together.
 */
export function codeRule(
  unit: XmlElement,
  parts: readonly XmlElement[],
  data: ReadonlySet<string>,
): BrokenRule | undefined {
  const sources = parts.flatMap((part) => childrenOf(part, 'source').flatMap(inside))
  const targets = parts.flatMap((part) => childrenOf(part, 'target').flatMap(inside))
  const whole = parts.every((part) => childrenOf(part, 'target').length > 0)
  return (
    idRule([...parts, ...sources]) ??
    idRule([...parts, ...targets]) ??
    pairRule(sources) ??
    // A target that is half done may hold one end of a pair only.
    (whole ? pairRule(targets) : undefined) ??
    [...sources, ...targets].reduce<BrokenRule | undefined>(
      (broken, code) => broken ?? referenceRule(code, data) ?? valueRule(code),
      undefined,
    ) ??
    copyRule([...sources, ...targets])
  )

  function inside(element: XmlElement): XmlElement[] {
    return element.children.flatMap((child) =>
      typeof child === 'object' && child.namespace === unit.namespace ? [child, ...inside(child)] : [],
    )
  }
}

const NEEDS_ID = new Set(['pc', 'sc', 'ph', 'mrk', 'sm'])

function idRule(elements: readonly XmlElement[]): BrokenRule | undefined {
  const seen = new Set<string>()
  for (const at of elements) {
    const { id } = at.attributes
    if (id === undefined && NEEDS_ID.has(at.name)) return { what: `a <${at.name}> has no id`, at }
    if (id !== undefined && seen.has(id)) return { what: `the id '${id}' stands twice in a unit`, at }
    if (id !== undefined) seen.add(id)
  }
  return undefined
}

/** An end refers to a beginning, one for one, unless it says that it is alone in the unit. */
function pairRule(codes: readonly XmlElement[]): BrokenRule | undefined {
  const starts = codes.filter(({ name, attributes }) => name === 'sc' && attributes.isolated !== 'yes')
  const open = new Map(starts.map((start) => [start.attributes.id ?? '', start]))
  const annotations = new Set(
    codes.filter(({ name }) => name === 'sm').map(({ attributes }) => attributes.id),
  )
  for (const at of codes) {
    const { id, startRef, isolated } = at.attributes
    if (at.name === 'em' && !annotations.delete(startRef ?? '')) return { what: 'an <em> has no <sm>', at }
    if (at.name !== 'ec') continue
    if (isolated === 'yes') {
      if (id === undefined || startRef !== undefined)
        return { what: 'an isolated <ec> needs an id, and no startRef', at }
    } else if (id !== undefined || !open.delete(startRef ?? ''))
      return { what: 'an <ec> needs the startRef of an <sc>, and no id', at }
  }
  const [lonely] = open.values()
  return lonely === undefined
    ? undefined
    : { what: 'an <sc> has no <ec>, and does not say that it is isolated', at: lonely }
}

const DATA = ['dataRef', 'dataRefStart', 'dataRefEnd']

function referenceRule(at: XmlElement, data: ReadonlySet<string>): BrokenRule | undefined {
  for (const name of DATA) {
    const reference = at.attributes[name]
    if (reference !== undefined && !data.has(reference))
      return { what: `there is no original data '${reference}'`, at }
  }
  return undefined
}

const SUBTYPES: Readonly<Record<string, string>> = {
  'xlf:lb': 'fmt',
  'xlf:pb': 'fmt',
  'xlf:b': 'fmt',
  'xlf:i': 'fmt',
  'xlf:u': 'fmt',
  'xlf:var': 'ui',
}
const CODE_TYPES = ['fmt', 'ui', 'quote', 'link', 'image', 'other']
const CODES = new Set(['pc', 'sc', 'ec', 'ph'])

function valueRule(at: XmlElement): BrokenRule | undefined {
  const { type, subType, canReorder, canCopy, canDelete, isolated } = at.attributes
  if (!CODES.has(at.name)) return undefined
  if (type !== undefined && !CODE_TYPES.includes(type)) return { what: `there is no type '${type}'`, at }
  if (subType !== undefined && type === undefined) return { what: 'a subType stands without a type', at }
  if (subType?.startsWith('xlf:') === true && SUBTYPES[subType] !== type)
    return { what: `the subType '${subType}' is none of type '${type ?? ''}'`, at }
  if (subType !== undefined && !/^[^\s:]+:[^\s:]+$/.test(subType))
    return { what: `the subType '${subType}' has no prefix`, at }
  if (canReorder !== undefined && canReorder !== 'yes' && (canCopy !== 'no' || canDelete !== 'no'))
    return { what: 'a code that keeps its place can be neither copied nor deleted, and must say so', at }
  for (const flag of [canCopy, canDelete, isolated])
    if (flag !== undefined && flag !== 'yes' && flag !== 'no')
      return { what: `'${flag}' is neither yes nor no`, at }
  return undefined
}

/** A copy names a code of the unit. */
function copyRule(codes: readonly XmlElement[]): BrokenRule | undefined {
  const ids = new Set(codes.map(({ attributes }) => attributes.id))
  const at = codes.find(({ attributes: { copyOf } }) => copyOf !== undefined && !ids.has(copyOf))
  return at && { what: `there is no code '${at.attributes.copyOf ?? ''}' to be a copy of`, at }
}
