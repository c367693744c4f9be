import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import { paths } from '../paths.ts'
import type { Tongue } from '../view/tongue.ts'

/** A page that only says something: a refusal, a missing page, an outage. */
export const messagePage = (tongue: Tongue, title: string, text: string): Element =>
  h(
    'section.message',
    h('h1', title),
    h('p', text),
    h('p', h('a', { href: paths.queue }, tongue.t('message.toQueue'))),
  )
