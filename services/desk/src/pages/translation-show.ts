import type { Refusal } from '@passerelle/domain'
import { h, notice } from '@passerelle/page'
import type { HttpReply, HttpRequest } from '@passerelle/runtime'
import {
  type EventRecord,
  segmentTerms,
  type TranslationOverview,
  type TranslationView,
} from '@passerelle/workflow'
import { personOf } from '../access.ts'
import { type DeskContext, languagesOf } from '../context.ts'
import { paths } from '../paths.ts'
import { reviewOptions } from '../review-options.ts'
import { visibleTargets } from '../visible.ts'
import { doneNotice } from './done.ts'
import { field, fields } from './form.ts'
import type { Shows } from './show.ts'
import { segmentFragment, type TranslationPageProps, translationPage } from './translation/page.ts'

interface Told {
  /** What was just done, as the address says. */
  readonly done?: string | undefined
  readonly refusal?: Refusal
  readonly status?: number
}

/** The translation page, gathered from the views and shown. */
export interface TranslationShow {
  readonly page: (
    request: HttpRequest,
    reply: HttpReply,
    view: TranslationView,
    told: Told,
  ) => Promise<HttpReply>
  readonly fragment: (
    request: HttpRequest,
    reply: HttpReply,
    view: TranslationView,
    key: string,
  ) => Promise<HttpReply>
  readonly notFound: (request: HttpRequest, reply: HttpReply) => HttpReply
}

export function translationShow(context: DeskContext, shows: Shows): TranslationShow {
  const { views, policy } = context

  const props = (
    request: HttpRequest,
    view: TranslationView,
    more: Pick<TranslationPageProps, 'events' | 'newer' | 'termsOf'>,
  ): TranslationPageProps => ({
    tongue: shows.tongueOf(request),
    reader: personOf(request).id,
    view,
    options: reviewOptions(view, personOf(request), policy),
    languages: languagesOf(context),
    policy,
    order: field(fields(request.query), 'order') === 'attention' ? 'attention' : 'text',
    now: context.now(),
    ...more,
  })

  const page: TranslationShow['page'] = async (request, reply, view, { done, refusal, status = 200 }) => {
    const tongue = shows.tongueOf(request)
    const [events, newer, next, termsOf] = await Promise.all([
      eventsOf(view),
      view.translation.state === 'stale' ? newerOf(view) : undefined,
      done === 'approved' || done === 'requested' ? nextFor(request, view) : undefined,
      segmentTerms(context, view.translation),
    ])
    const refused =
      refusal === undefined
        ? null
        : notice({
            tone: 'error',
            icon: 'warning',
            role: 'alert',
            title: tongue.t(`refusal.${refusal.code}`),
            // What is wrong with a file, and in which line, is said in the words of its reader alone.
            ...(refusal.code === 'unreadable_file' ? { body: h('p', { lang: 'en' }, refusal.message) } : {}),
          })
    const main = translationPage(props(request, view, { events, newer: newer?.translation.id, termsOf }))
    return shows.show(request, reply, {
      status,
      title: view.title,
      body: [doneNotice(tongue, done, next), refused, ...main],
      editor: true,
      here: paths.translation(view.translation.id),
    })
  }

  const eventsOf = async ({ translation }: TranslationView): Promise<readonly EventRecord[]> => {
    const events = await views.events(translation.caseId)
    return events.filter(({ translationId }) => translationId === null || translationId === translation.id)
  }

  const newerOf = async ({ translation }: TranslationView): Promise<TranslationOverview | undefined> => {
    const open = await views.translations(
      { case: translation.caseId, target: translation.target },
      { limit: 1 },
    )
    return open.items[0]
  }

  const nextFor = async (
    request: HttpRequest,
    { translation }: TranslationView,
  ): Promise<TranslationOverview | undefined> => {
    const targets = visibleTargets(personOf(request))
    const filter = { state: 'in_review', order: 'oldest', ...(targets === null ? {} : { targets }) } as const
    const { items } = await views.translations(filter, { limit: 2 })
    return items.find((item) => item.translation.id !== translation.id)
  }

  return {
    page,
    fragment: async (request, reply, view, key) => {
      const [events, termsOf] = await Promise.all([eventsOf(view), segmentTerms(context, view.translation)])
      return shows.show(request, reply, {
        title: view.title,
        body: segmentFragment(props(request, view, { events, newer: undefined, termsOf }), key),
        here: paths.translation(view.translation.id),
      })
    },
    notFound: (request, reply) => {
      const { t } = shows.tongueOf(request)
      return shows.say(request, reply, 404, t('message.notFound'), t('message.notFoundText'))
    },
  }
}
