import type { Element } from 'hast'
import { h } from '../tree.ts'

/** The id of a page's main part, where skip links lead. */
export const MAIN_ID = 'main'

/** The first link of a page: past its header. It shows itself when it has the focus. */
export const skipLink = (label: string): Element => h('a.skip-link', { href: `#${MAIN_ID}` }, label)

/** The page's main part. */
export const main = (...children: Parameters<typeof h>[2][]): Element =>
  h('main', { id: MAIN_ID, tabIndex: -1 }, ...children)
