import { type Concept, parseLocale, type Term } from '@passerelle/domain'
import { textOf } from '../tmx/codes.ts'
import type { RefusedEntry } from '../tmx/units.ts'
import type { XmlElement } from '../xml.ts'
import { conceptId, idOfTerms } from './concept-id.ts'
import { readStatus, statusByPlace } from './statuses.ts'

/** The elements of both editions: MARTIF's of 2008 and those of 2019. */
const LANGUAGES = new Set(['langSet', 'langSec'])
const TERMS = new Set(['tig', 'ntig', 'termSec'])
/** What only holds others together. */
const GROUPS = new Set(['termGrp', 'descripGrp', 'adminGrp', 'termNoteGrp'])
/** In the style DCA the category is an attribute; in DCT, and for `note`, the element's own name. */
const BY_TYPE = new Set(['descrip', 'termNote', 'admin'])

/** Terms that one concept may have, in all its languages. */
const MAX_TERMS = 1000

/** A `termEntry` or `conceptEntry` as a concept. */
export function conceptOf(entry: XmlElement): Concept | RefusedEntry {
  const about = categoriesOf(entry)
  const terms: Term[] = []
  for (const section of elements(entry).filter(({ name }) => LANGUAGES.has(name))) {
    const tag = section.attributes['xml:lang'] ?? section.attributes.lang ?? ''
    const language = parseLocale(tag.trim().replaceAll('_', '-'))
    if (language === undefined)
      return { refused: `One of its languages is no language tag: '${tag}'.`, line: section.line }
    for (const [name, text] of categoriesOf(section)) if (!about.has(name)) about.set(name, text)
    for (const element of elements(section).filter(({ name }) => TERMS.has(name))) {
      const facts = categoriesOf(element)
      const text = facts.get('term') ?? ''
      if (terms.length >= MAX_TERMS)
        return { refused: `It has more than ${MAX_TERMS} terms.`, line: entry.line }
      if (text === '' || terms.some((term) => term.language === language && term.text === text)) continue
      const partOfSpeech = facts.get('partofspeech')
      const note = facts.get('note')
      terms.push({
        language,
        text,
        status: readStatus(facts.get('administrativestatus')) ?? statusByPlace(terms, language),
        ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
        ...(note === undefined ? {} : { note }),
      })
    }
  }
  if (terms.length === 0) return { refused: 'It has no term.', line: entry.line }
  const [domain, definition, note] = [about.get('subjectfield'), about.get('definition'), about.get('note')]
  return {
    id: entry.attributes.id === undefined ? idOfTerms(terms) : conceptId(entry.attributes.id),
    ...(domain === undefined ? {} : { domain }),
    ...(definition === undefined ? {} : { definition }),
    ...(note === undefined ? {} : { note }),
    doNotTranslate: about.get('translationneeded')?.toLowerCase() === 'no',
    terms,
  }
}

const elements = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child === 'object')

/** What an element says of itself, by category in small letters; the first of each, and several notes as lines. */
function categoriesOf(element: XmlElement): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (parent: XmlElement): void => {
    for (const child of elements(parent)) {
      if (GROUPS.has(child.name)) walk(child)
      else if (!LANGUAGES.has(child.name) && !TERMS.has(child.name)) {
        const type = BY_TYPE.has(child.name) ? (child.attributes.type ?? '') : child.name
        const name = type.toLowerCase().replaceAll(' ', '')
        const text = textOf(child).trim()
        const before = found.get(name)
        if (text === '') continue
        if (before === undefined) found.set(name, text)
        else if (name === 'note') found.set(name, `${before}\n${text}`)
      }
    }
  }
  walk(element)
  return found
}
