import { directionOf, type Locale, parseLocale } from '@passerelle/domain'
import type { Syntax } from './skeleton.ts'

/** Markup around a segment that stands in another language than the text around it. */
export interface LanguageMark {
  readonly open: string
  readonly close: string
}

// Plain text has no markup of its own, so noncharacters, which Unicode keeps for such inner uses, stand for it until it is rendered.
const [OPEN, TAGGED, CLOSE] = ['\uFDD0', '\uFDD1', '\uFDD2']

/** The markup for a segment in a language; undefined where its place holds words only: an attribute, a link's own label. */
export function languageMark(language: Locale, syntax: Syntax): LanguageMark | undefined {
  switch (syntax) {
    case 'paragraph':
    case 'heading':
    case 'setext':
    case 'cell':
    case 'html':
      return { open: spanOf(language), close: '</span>' }
    case 'text':
      return { open: `${OPEN}${language}${TAGGED}`, close: CLOSE }
    case 'label':
    case 'title-double':
    case 'title-single':
    case 'title-paren':
    case 'attribute-double':
    case 'attribute-single':
    case 'attribute-bare':
      return undefined
  }
}

const spanOf = (language: Locale): string => `<span lang="${language}" dir="${directionOf(language)}">`

const MARKED = new RegExp(`${OPEN}([A-Za-z0-9-]{2,35})${TAGGED}([^${OPEN}-${CLOSE}]*)${CLOSE}`, 'g')

/** Plain text without its marks, to measure it by. */
export const withoutMarks = (text: string): string => text.replace(MARKED, '$2')

/** Rendered HTML without any mark of a language, to hold it against what it was before there were some. */
export const withoutSpans = (html: string): string =>
  html.replace(/<span lang="[A-Za-z0-9-]*" dir="(?:ltr|rtl)">|<\/span>/g, '')

/** Escaped plain text with its marks as HTML. Noncharacters that are no mark stay what they are. */
export const marksAsHtml = (escaped: string): string =>
  escaped.replace(MARKED, (whole, tag: string, words: string) => {
    const language = parseLocale(tag)
    return language === undefined ? whole : `${spanOf(language)}${words}</span>`
  })
