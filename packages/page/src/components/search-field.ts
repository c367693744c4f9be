import type { Element } from 'hast'
import { icon } from '../icons.ts'
import { h } from '../tree.ts'

export interface SearchField {
  readonly label: string
  readonly button: string
  readonly placeholder?: string
  readonly name: string
  readonly value: string
  readonly maxLength?: number
}

/** The field and its button; the form around them is the caller's. */
export const searchField = ({
  label,
  button,
  placeholder,
  name,
  value,
  maxLength = 200,
}: SearchField): Element =>
  h(
    'div.search-field',
    { role: 'search' },
    h('label.visually-hidden', { htmlFor: `field-${name}` }, label),
    icon('search'),
    h('input', {
      id: `field-${name}`,
      type: 'search',
      name,
      value,
      maxLength,
      dir: 'auto',
      autoComplete: 'off',
      ...(placeholder === undefined ? {} : { placeholder }),
    }),
    h('button.button', { type: 'submit' }, button),
  )
