import type { Element } from 'hast'
import { icon } from '../icons.ts'
import { type Child, h } from '../tree.ts'

export interface Banner {
  /** What the banner is, for those who go from part to part. */
  readonly label: string
  /** Who runs the site, in one line. */
  readonly line: Child
  readonly more: string
  /** What opens below: who runs it, how to tell that it is genuine. */
  readonly items: readonly { readonly title: string; readonly body: Child }[]
}

/** The thin line above a public site's header that says whose site it is. */
export const banner = ({ label, line, more, items }: Banner): Element =>
  h(
    'section.banner',
    { ariaLabel: label },
    h(
      'details',
      h(
        'summary',
        h('span.wrap.banner-line', icon('seal'), h('span', line), h('span.banner-more', more, icon('down'))),
      ),
      h(
        'div.wrap.banner-body',
        items.map(({ title, body }) =>
          h('div', h('p.banner-title', title), typeof body === 'string' ? h('p', body) : body),
        ),
      ),
    ),
  )
