import type { Element } from 'hast'
import { h } from '../tree.ts'

export interface SelectField {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** A labelled choice of one from a list. */
export const selectField = ({ label, name, value, options }: SelectField): Element =>
  h(
    'div.field',
    h('label', { htmlFor: `field-${name}` }, label),
    h(
      'select',
      { id: `field-${name}`, name },
      options.map((option) =>
        h('option', { value: option.value, selected: option.value === value }, option.label),
      ),
    ),
  )
