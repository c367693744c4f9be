import type { Direction, Locale } from '@passerelle/domain'
import type { Element } from 'hast'
import { type Child, h } from '../tree.ts'

export interface Card {
  readonly href: string
  readonly title: string
  /** Where title and summary are in another language than the page. */
  readonly language: { readonly lang?: Locale; readonly dir?: Direction }
  /** A line above the title: place and year. */
  readonly eyebrow?: Child
  readonly summary?: string | undefined
  readonly badges?: Child
  /** The rank of the title among the page's headings. Default 2. */
  readonly heading?: 2 | 3
}

/** One item of a list, with one link that the whole card follows. */
export const card = ({ href, title, language, eyebrow, summary, badges, heading = 2 }: Card): Element =>
  h(
    'article.card',
    eyebrow === undefined ? null : h('p.card-eyebrow', eyebrow),
    h(
      `h${heading}.card-title`,
      { ...language },
      h('a', { href, ...(language.lang === undefined ? {} : { hrefLang: language.lang }) }, title),
    ),
    summary === undefined || summary === '' ? null : h('p.card-summary', { ...language }, summary),
    badges === undefined ? null : h('p.card-badges', badges),
  )
