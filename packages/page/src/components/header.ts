import type { Element } from 'hast'
import { mark } from '../mark.ts'
import { type Child, h } from '../tree.ts'

export interface SiteHeader {
  readonly siteName: string
  /** What stands under the name, in a few words. */
  readonly tagline?: string
  readonly homeHref: string
  /** Links of the site; desk and reader each have their own. */
  readonly nav?: Child
  /** What stands at the line's end: the language switch, the signed-in person. */
  readonly tools?: Child
}

/** The band at a page's top: mark, name, links, tools. */
export const siteHeader = ({ siteName, tagline, homeHref, nav, tools }: SiteHeader): Element =>
  h(
    'header.site-header',
    h(
      'div.wrap.site-header-line',
      h(
        'a.brand',
        { href: homeHref },
        mark(),
        h(
          'span.brand-words',
          h('span.brand-name', siteName),
          tagline === undefined ? null : h('span.brand-tagline', tagline),
        ),
      ),
      nav === undefined ? null : h('div.site-header-nav', nav),
      tools === undefined ? null : h('div.site-header-tools', tools),
    ),
  )
