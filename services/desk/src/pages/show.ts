import { REFUSAL_STATUS } from '@passerelle/assembly'
import type { Refusal } from '@passerelle/domain'
import type { Child } from '@passerelle/page'
import type { HttpReply, HttpRequest } from '@passerelle/runtime'
import { visitorOf } from '../access.ts'
import { editorScript } from '../assets.ts'
import type { DeskContext } from '../context.ts'
import { paths } from '../paths.ts'
import type { Tongue } from '../view/tongue.ts'
import { deskLanguages } from './language.ts'
import { layout } from './layout.ts'
import { messagePage } from './message.ts'

export interface Shown {
  readonly title: string
  readonly body: Child
  /** HTTP status; 200 unless told. */
  readonly status?: number
  /** Whether the page has segments to edit. */
  readonly editor?: boolean
  /** Where the language switch leads, for a page that answers a form. */
  readonly here?: string
}

/** Shows pages in the language of whoever asks. */
export interface Shows {
  readonly offered: readonly Tongue['locale'][]
  readonly tongueOf: (request: HttpRequest) => Tongue
  readonly html: (request: HttpRequest, shown: Shown) => string
  readonly show: (request: HttpRequest, reply: HttpReply, shown: Shown) => HttpReply
  /** A page with a title and a sentence from the catalogue's `message`. */
  readonly say: (
    request: HttpRequest,
    reply: HttpReply,
    status: number,
    title: string,
    text: string,
  ) => HttpReply
  /** An expected "no", in the words of the page's language. */
  readonly refuse: (request: HttpRequest, reply: HttpReply, refusal: Refusal) => HttpReply
}

/** The way every page of the desk leaves the server: never kept by a cache, since it may hold drafts. */
export function shows({ i18n, site }: DeskContext): Shows {
  const { offered, tongueOf } = deskLanguages(i18n, site)
  const html: Shows['html'] = (request, { title, body, editor = false, here }) =>
    layout({
      tongue: tongueOf(request),
      i18n,
      offered,
      person: visitorOf(request),
      here: here ?? request.url,
      title,
      body,
      scripts: editor && editorScript !== undefined ? [editorScript] : [],
    })
  const show: Shows['show'] = (request, reply, shown) =>
    reply
      .code(shown.status ?? 200)
      .headers({ 'cache-control': 'private, no-store', vary: 'cookie, accept-language' })
      .type('text/html; charset=utf-8')
      .send(html(request, shown))
  const say: Shows['say'] = (request, reply, status, title, text) =>
    show(request, reply, {
      status,
      title,
      body: messagePage(tongueOf(request), title, text),
      here: paths.queue,
    })
  const refuse: Shows['refuse'] = (request, reply, { code }) => {
    const { t } = tongueOf(request)
    return say(request, reply, REFUSAL_STATUS[code], t('message.failed'), t(`refusal.${code}`))
  }
  return { offered, tongueOf, html, show, say, refuse }
}
