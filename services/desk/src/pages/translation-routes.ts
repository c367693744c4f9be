import { REFUSAL_STATUS } from '@passerelle/assembly'
import { isRefusal, type Refusal, type Translation } from '@passerelle/domain'
import type { HttpReply, HttpRequest, HttpServer } from '@passerelle/runtime'
import {
  approveTranslation,
  requestChanges,
  retryTranslation,
  type TranslationView,
} from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import { isStorable } from '../api/text.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { paths } from '../paths.ts'
import { visibleTranslation } from '../visible.ts'
import { field, fields, versionOf, writtenText } from './form.ts'
import type { Shows } from './show.ts'
import { translationShow } from './translation-show.ts'

const params = z.object({ id: z.string() })
const config = { deskAccess: 'review' } as const

/** The translation page and the decisions made on it. */
export function translationRoutes(
  app: HttpServer,
  context: DeskContext,
  shows: Shows,
  options: DeskOptions,
): void {
  const pages = translationShow(context, shows)

  app.get('/desk/translations/:id', { config, schema: { params } }, async (request, reply) => {
    const view = await visibleTranslation(context.views, personOf(request), request.params.id)
    if (view === undefined) return pages.notFound(request, reply)
    return pages.page(request, reply, view, { done: field(fields(request.query), 'done') })
  })

  app.post('/desk/translations/:id/approve', { config, schema: { params } }, (request, reply) =>
    act(request, reply, request.params.id, 'approved', (view, expectedVersion) =>
      approveTranslation(context, {
        actor: personOf(request),
        translationId: view.translation.id,
        expectedVersion,
      }),
    ),
  )

  app.post('/desk/translations/:id/retry', { config, schema: { params } }, (request, reply) =>
    act(request, reply, request.params.id, 'retried', (view) =>
      retryTranslation(context, { actor: personOf(request), translationId: view.translation.id }),
    ),
  )

  app.post('/desk/translations/:id/request-changes', { config, schema: { params } }, (request, reply) => {
    const comment = writtenText(fields(request.body), 'comment')
    const { t } = shows.tongueOf(request)
    if (comment.trim() === '')
      return shows.say(request, reply, 422, t('message.failed'), t('decision.commentMissing'))
    if (comment.length > options.commentCharacters || !isStorable(comment))
      return shows.say(request, reply, 422, t('message.failed'), t('message.badText'))
    return act(request, reply, request.params.id, 'requested', (view, expectedVersion) =>
      requestChanges(context, {
        actor: personOf(request),
        translationId: view.translation.id,
        comment,
        expectedVersion,
      }),
    )
  })

  /** Does it, then shows the page anew; a refusal stands on the page as it is now. */
  async function act(
    request: HttpRequest,
    reply: HttpReply,
    id: string,
    done: string,
    work: (view: TranslationView, expectedVersion: number) => Promise<Translation | Refusal>,
  ): Promise<HttpReply> {
    const view = await visibleTranslation(context.views, personOf(request), id)
    if (view === undefined) return pages.notFound(request, reply)
    const result = await work(view, versionOf(fields(request.body)))
    if (!isRefusal(result))
      return reply.redirect(`${paths.translation(view.translation.id)}?done=${done}`, 303)
    const now = await visibleTranslation(context.views, personOf(request), id)
    return pages.page(request, reply, now ?? view, { refusal: result, status: REFUSAL_STATUS[result.code] })
  }
}
