import { SaxesParser } from 'saxes'

/** An element of a text that is written like XML: its name and the names of its attributes, but those of language: `a href` or `br`. */
export type Element = string

// Entities of HTML are none of XML's, and say nothing of the tags.
const ENTITY = /&(?!(?:lt|gt|amp|quot|apos);)[#\p{L}\p{N}]{1,31};/gu
// What tells of the language of a text rightly differs.
const OF_LANGUAGE = new Set(['lang', 'xml:lang', 'hreflang', 'dir'])
// Longer is no segment, and nobody writes its tags by hand.
export const LONGEST_MARKUP = 20_000
const LOOKS_LIKE_IT = /<\/?[a-z!]/iu

/** The elements of a text that is well-formed inside; undefined for one that is not, that has no tag at all or is very long (XML 1.0). */
export function elementsOf(text: string): readonly Element[] | undefined {
  if (text.length > LONGEST_MARKUP || !LOOKS_LIKE_IT.test(text)) return undefined
  const elements: Element[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    elements.push(
      [
        name,
        ...Object.keys(attributes)
          .filter((key) => !OF_LANGUAGE.has(key))
          .sort(),
      ].join(' '),
    )
  })
  try {
    parser.write(`<text>${text.replace(ENTITY, '')}</text>`).close()
  } catch {
    return undefined
  }
  return elements.slice(1)
}
