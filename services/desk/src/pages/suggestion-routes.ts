import { REFUSAL_STATUS } from '@passerelle/assembly'
import { isRefusal, segmentKey, translationId } from '@passerelle/domain'
import type { HttpServer } from '@passerelle/runtime'
import { repeatTarget, suggestTranslations } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext } from '../context.ts'
import { paths, segmentAnchor } from '../paths.ts'
import { reviewOptions } from '../review-options.ts'
import { visibleTranslation } from '../visible.ts'
import { fields, versionOf } from './form.ts'
import type { Shows } from './show.ts'
import { suggestionsPage } from './translation/suggestions.ts'
import { translationShow } from './translation-show.ts'

const params = z.object({ id: z.string(), key: z.string() })
const config = { deskAccess: 'review' } as const

/** What the memory has for a segment, on a page of its own; the script takes the list out of it. */
export function suggestionRoutes(app: HttpServer, context: DeskContext, shows: Shows): void {
  const pages = translationShow(context, shows)
  const path = '/desk/translations/:id/segments/:key'

  app.get(`${path}/suggestions`, { config, schema: { params } }, async (request, reply) => {
    const actor = personOf(request)
    const { id, key } = request.params
    const view = await visibleTranslation(context.views, actor, id)
    if (view === undefined) return pages.notFound(request, reply)
    const found = await suggestTranslations(context, { actor, translationId: translationId(id), key })
    if (isRefusal(found)) return pages.notFound(request, reply)
    const tongue = shows.tongueOf(request)
    return shows.show(request, reply, {
      title: tongue.t('suggest.title'),
      body: suggestionsPage({
        tongue,
        found,
        now: context.now(),
        isClosed: reviewOptions(found.view, actor, context.policy).edit !== null,
      }),
    })
  })

  app.post(`${path}/repeat`, { config, schema: { params } }, async (request, reply) => {
    const actor = personOf(request)
    const view = await visibleTranslation(context.views, actor, request.params.id)
    if (view === undefined) return pages.notFound(request, reply)
    const { id } = view.translation
    const key = segmentKey(request.params.key)
    const expectedVersion = versionOf(fields(request.body))
    const repeated = await repeatTarget(context, { actor, translationId: id, key, expectedVersion })
    if (!isRefusal(repeated))
      return reply.redirect(`${paths.translation(id)}?done=repeated#${segmentAnchor(key)}`, 303)
    const now = await visibleTranslation(context.views, actor, id)
    return pages.page(request, reply, now ?? view, {
      refusal: repeated,
      status: REFUSAL_STATUS[repeated.code],
    })
  })
}
