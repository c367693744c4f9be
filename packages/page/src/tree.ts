import { type Direction, directionOf, type Locale } from '@passerelle/domain'
import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { type Child, h } from 'hastscript'

export type { Element, Nodes, Root } from 'hast'
export { type Child, h, type Properties, s } from 'hastscript'

/** A tree as HTML text. Text nodes and attributes are escaped here, in one place, so nothing else ever escapes. */
export const render = (tree: Exclude<Parameters<typeof toHtml>[0], readonly unknown[]>): string =>
  toHtml(tree)

/** `lang` and `dir` for an element whose text is in another language than its page; nothing where it is the same. */
export function languageProps(text: Locale, page: Locale): { lang?: Locale; dir?: Direction } {
  return text === page ? {} : { lang: text, dir: directionOf(text) }
}

/** A few words in a language, set apart from the line around them: names of languages, foreign titles in a sentence. */
export const words = (text: string, language?: Locale): Element =>
  language === undefined ? h('bdi', text) : h('bdi', { lang: language, dir: directionOf(language) }, text)

/** A name of unknown language and direction, such as a person's: isolated, its own first strong character decides. */
export const name = (text: string): Element => h('bdi', text)

/** Text for those who can't see the page. */
export const hidden = (...children: Child[]): Element => h('span.visually-hidden', ...children)
