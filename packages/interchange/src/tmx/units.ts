import {
  type Locale,
  parseLocale,
  sameLanguage,
  type TranslationUnit,
  type UnitDetails,
} from '@passerelle/domain'
import { childrenOf, type XmlElement } from '../xml.ts'
import { type CodedText, type Numbering, numbering, readCodes, textOf } from './codes.ts'
import { readDate } from './dates.ts'

/** An entry that was not taken, and why; the others of its file may be. */
export interface RefusedEntry {
  readonly refused: string
  /** From 1. */
  readonly line: number
}

/** What a file says once for all its units. */
export interface TmxHeader {
  /** The source language, or `*all*` where every language of a unit may be its source. */
  readonly sourceLanguage: string
  readonly tool: string | undefined
  /** Whether it was written here. */
  readonly own: boolean
}

/** As many languages may a unit of a file have where each of them may be its source: it becomes n × (n − 1) units. */
const MAX_LANGUAGES = 50

interface Variant {
  readonly element: XmlElement
  readonly locale: Locale
  readonly seg: XmlElement
}

/** A `tu` as units of one source and one target each. A text that is empty, or in the source's own language, gives none. */
export function* unitsOf(tu: XmlElement, header: TmxHeader): Generator<TranslationUnit | RefusedEntry> {
  const refused = (why: string): RefusedEntry => ({ refused: why, line: tu.line })
  const variants: Variant[] = []
  for (const element of childrenOf(tu, 'tuv')) {
    const tag = element.attributes['xml:lang'] ?? element.attributes.lang
    const locale = parseLocale(tag?.trim().replaceAll('_', '-') ?? '')
    const [seg] = childrenOf(element, 'seg')
    if (locale === undefined) return yield refused(`One of its languages is no language tag: '${tag ?? ''}'.`)
    if (seg !== undefined && textOf(seg).trim() !== '') variants.push({ element, locale, seg })
  }
  if (variants.length < 2) return yield refused('It has no text in two languages.')
  const language = tu.attributes.srclang ?? header.sourceLanguage
  if (language === '*all*') {
    if (variants.length > MAX_LANGUAGES) return yield refused(`It has more than ${MAX_LANGUAGES} texts.`)
    for (const source of variants) yield* from(source, tu, variants, header)
    return
  }
  const source = sourceOf(variants, language)
  if (source === undefined) return yield refused(`It has no text in its source language, '${language}'.`)
  yield* from(source, tu, variants, header)
}

/** The text in that very language, else in one of its variants: many files say `en` above and `en-US` below. */
function sourceOf(variants: readonly Variant[], language: string): Variant | undefined {
  const wanted = parseLocale(language.replaceAll('_', '-'))
  if (wanted === undefined) return undefined
  return (
    variants.find(({ locale }) => locale === wanted) ??
    variants.find(({ locale }) => sameLanguage(locale, wanted))
  )
}

function* from(
  source: Variant,
  tu: XmlElement,
  variants: readonly Variant[],
  header: TmxHeader,
): Generator<TranslationUnit> {
  const numbers = numbering(header.own)
  const text = readCodes(source.seg, numbers)
  for (const target of variants)
    if (target.locale !== source.locale) yield unit(source, text, target, numbers, tu, header)
}

function unit(
  source: Variant,
  { text, markup }: CodedText,
  target: Variant,
  numbers: Numbering,
  tu: XmlElement,
  header: TmxHeader,
): TranslationUnit {
  const translated = readCodes(target.seg, numbers.branch())
  const attributes = { ...tu.attributes, ...target.element.attributes }
  const props = [...propsOf(tu), ...propsOf(source.element), ...propsOf(target.element)]
  const named = (name: RegExp): string | undefined => props.find(([type]) => name.test(type))?.[1]
  const engine = named(ENGINE)
  const domain = named(DOMAIN)
  const machine = /^(mt|machine)/i.test(named(ORIGIN) ?? '') || /^MT!?$/.test(attributes.creationid ?? '')
  return {
    source: source.locale,
    target: target.locale,
    sourceText: text,
    targetText: translated.text,
    from: machine ? 'mt' : 'human',
    ...(engine === undefined ? {} : { engine }),
    ...(domain === undefined ? {} : { domain }),
    details: detailsOf(
      { tool: header.tool, ...attributes },
      [tu, source.element, target.element].flatMap((element) => childrenOf(element, 'note').map(textOf)),
      props.filter(([type]) => ![ENGINE, DOMAIN, ORIGIN].some((name) => name.test(type))),
      { ...translated.markup, ...markup },
    ),
  }
}

// Properties that tools write, each in its own spelling.
const ORIGIN = /^x-origin$/i
const ENGINE = /^x-engine$/i
const DOMAIN = /^(x-)?(domain|subject)$/i

const propsOf = (element: XmlElement): [string, string][] =>
  childrenOf(element, 'prop').map((prop) => [prop.attributes.type ?? '', textOf(prop)])

function detailsOf(
  attributes: Readonly<Record<string, string | undefined>>,
  notes: readonly string[],
  props: UnitDetails['props'] & object,
  markup: UnitDetails['markup'] & object,
): UnitDetails {
  const { creationid, changeid } = attributes
  const tool = attributes.creationtool ?? attributes.tool
  const createdAt = readDate(attributes.creationdate)
  const changedAt = readDate(attributes.changedate)
  const lastUsedAt = readDate(attributes.lastusagedate)
  const count = attributes.usagecount
  return {
    ...(creationid === undefined ? {} : { createdBy: creationid }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(changeid === undefined ? {} : { changedBy: changeid }),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(tool === undefined || tool === '' ? {} : { tool }),
    ...(/^\d{1,15}$/.test(count ?? '') ? { usageCount: Number(count) } : {}),
    ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(props.length === 0 ? {} : { props }),
    ...(Object.keys(markup).length === 0 ? {} : { markup }),
  }
}
