import type { Element } from 'hast'
import { icon } from '../icons.ts'
import { type Child, h } from '../tree.ts'

export interface Disclosure {
  readonly summary: Child
  readonly body: Child
  readonly open?: boolean
  readonly id?: string
}

/** Something that opens when asked; the browser does it, no script. */
export const disclosure = ({ summary, body, open = false, id }: Disclosure): Element =>
  h(
    'details.disclosure',
    { open, ...(id === undefined ? {} : { id }) },
    h('summary', h('span', summary), icon('down')),
    h('div.disclosure-body', body),
  )
