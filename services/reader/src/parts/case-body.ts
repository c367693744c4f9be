import { type FieldName, SECTION_KEYS, type Version } from '@passerelle/domain'
import { type Child, type Element, h, languageProps } from '@passerelle/page'
import type { Voice } from '../context.ts'
import type { Fragments } from '../fragment-cache.ts'

/** The text of a case and of its sections; the sections' headings are the site's, in the reader's language. */
export function caseBody({ t, locale }: Voice, version: Version, fragments: Fragments): Element[] {
  const language = languageProps(version.locale, locale)
  const text = (field: FieldName, plain: string): Element => {
    const tree = fragments(version, field)
    return h('div.prose', { ...language }, tree === undefined ? paragraphs(plain) : tree.children)
  }
  return [
    text('body', version.content.body),
    ...SECTION_KEYS.flatMap((key) => {
      const plain = version.content.sections[key]
      if (plain === undefined || plain === '') return []
      return [h('section.case-section', h('h2', t(`case.sections.${key}`)), text(`sections.${key}`, plain))]
    }),
  ]
}

/** A line of text with what is in another language marked, where part of it is. */
export function lineOf(
  version: Version,
  field: 'title' | 'summary',
  plain: string,
  fragments: Fragments,
): Child {
  const tree = fragments(version, field)
  if (tree === undefined) return plain
  return tree.children.flatMap((child) => (child.type === 'element' ? child.children : []))
}

/** A text without HTML, as paragraphs. */
const paragraphs = (text: string): Child =>
  text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => h('p', paragraph))
