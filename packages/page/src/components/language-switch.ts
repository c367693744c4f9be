import { directionOf, type Locale } from '@passerelle/domain'
import type { Element } from 'hast'
import { icon } from '../icons.ts'
import { h, hidden } from '../tree.ts'

export interface LanguageLink {
  readonly locale: Locale
  /** Its own name: `Español`. */
  readonly name: string
  /** This very page in that language. */
  readonly href: string
  /** False where this page has no text in that language: the link leads to the original's text. Default true. */
  readonly available?: boolean
}

export interface LanguageSwitch {
  readonly label: string
  readonly current: Locale
  readonly links: readonly LanguageLink[]
  /** What is said of a language without a version, in the page's language: "original text only". */
  readonly unavailableNote?: string
}

/** Links to this page in the other languages; it works without scripts and names every language in its own words. */
export const languageSwitch = ({ label, current, links, unavailableNote }: LanguageSwitch): Element =>
  h(
    'nav.languages',
    { ariaLabel: label },
    icon('languages'),
    h(
      'ul',
      links.map(({ locale, name, href, available = true }) =>
        h(
          'li',
          h(
            'a',
            {
              href,
              hrefLang: locale,
              className: available ? [] : ['is-unavailable'],
              ...(locale === current ? { ariaCurrent: 'page' } : {}),
              ...(available || unavailableNote === undefined ? {} : { title: unavailableNote }),
            },
            h('bdi', { lang: locale, dir: directionOf(locale) }, name),
            available || unavailableNote === undefined ? null : hidden(` (${unavailableNote})`),
          ),
        ),
      ),
    ),
  )
