import type { Element } from 'hast'
import { type IconName, icon } from '../icons.ts'
import { type Child, h } from '../tree.ts'
import type { Tone } from './notice.ts'

/** One or two words about a thing, with a colour that never says it alone. */
export const badge = (label: Child, tone: Tone = 'neutral', picture?: IconName): Element =>
  h(
    'span',
    { className: ['badge', `tone-${tone}`] },
    picture === undefined ? null : icon(picture),
    h('span', label),
  )
