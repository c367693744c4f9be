import type { Element } from 'hast'
import { mark } from '../mark.ts'
import { type Child, h } from '../tree.ts'

export interface SiteFooter {
  readonly siteName: string
  /** One or two sentences. */
  readonly about: string
  /** Columns of further content, in reading order. */
  readonly columns: readonly Child[]
}

/** The band at a page's end. */
export const siteFooter = ({ siteName, about, columns }: SiteFooter): Element =>
  h(
    'footer.site-footer',
    h(
      'div.wrap.site-footer-line',
      h('div.site-footer-about', mark(), h('p.site-footer-name', siteName), h('p', about)),
      columns.map((column) => h('div.site-footer-column', column)),
    ),
  )
