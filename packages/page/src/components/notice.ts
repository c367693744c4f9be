import type { Element } from 'hast'
import { type IconName, icon } from '../icons.ts'
import { type Child, h } from '../tree.ts'

/** `info` tells, `success` confirms, `warning` asks for care, `error` says that something failed. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error'

export interface Notice {
  readonly tone: Tone
  readonly icon: IconName
  readonly title?: Child
  readonly body?: Child
  /** `status` or `alert` where it answers what a person just did; otherwise it is a plain part of the page. */
  readonly role?: 'status' | 'alert'
  readonly id?: string
}

/** A box that says one thing about the page. */
export const notice = ({ tone, icon: picture, title, body, role, id }: Notice): Element =>
  h(
    'div',
    {
      className: ['notice', `tone-${tone}`],
      ...(role === undefined ? {} : { role }),
      ...(id === undefined ? {} : { id }),
    },
    icon(picture),
    h(
      'div.notice-words',
      title === undefined ? null : h('p.notice-title', title),
      body === undefined ? null : h('div.notice-body', typeof body === 'string' ? h('p', body) : body),
    ),
  )
