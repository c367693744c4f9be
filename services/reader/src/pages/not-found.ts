import { localizedPath } from '@passerelle/i18n'
import { type Child, h } from '@passerelle/page'
import type { Reader, Voice } from '../context.ts'
import { bridge } from '../parts/bridge.ts'
import { framed } from './frame.ts'

/** A page that says in the reader's language that something is not there, or not now. */
function told(reader: Reader, voice: Voice, origin: string, message: 'notFound' | 'error'): string {
  const { t, locale } = voice
  const content: Child = [
    h(
      'div.wrap.told',
      h('h1', t(`${message}.title`)),
      h('p.lead', t(`${message}.body`)),
      h('p', h('a.button', { href: localizedPath(locale, '/') }, t('notFound.home'))),
    ),
    bridge(),
  ]
  return framed(reader, { voice, origin, path: '/', title: t(`${message}.title`), noindex: true, content })
}

export const notFoundPage = (reader: Reader, voice: Voice, origin: string): string =>
  told(reader, voice, origin, 'notFound')

export const errorPage = (reader: Reader, voice: Voice, origin: string): string =>
  told(reader, voice, origin, 'error')
