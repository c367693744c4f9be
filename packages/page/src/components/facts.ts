import type { Element } from 'hast'
import { type IconName, icon } from '../icons.ts'
import { type Child, h } from '../tree.ts'

export interface Fact {
  readonly label: string
  readonly value: Child
  readonly icon?: IconName
}

/** Labels and values, one below the other. */
export const facts = (list: readonly Fact[]): Element =>
  h(
    'dl.facts',
    list.map(({ label, value, icon: picture }) =>
      h('div.fact', h('dt', picture === undefined ? null : icon(picture), label), h('dd', value)),
    ),
  )
