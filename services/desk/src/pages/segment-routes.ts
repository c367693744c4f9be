import { REFUSAL_STATUS } from '@passerelle/assembly'
import { isRefusal, segmentKey } from '@passerelle/domain'
import type { HttpServer } from '@passerelle/runtime'
import { editSegment } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import { isStorable } from '../api/text.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { paths, segmentAnchor } from '../paths.ts'
import { visibleTranslation } from '../visible.ts'
import { conflictPage } from './conflict.ts'
import { fields, versionOf, writtenText } from './form.ts'
import type { Shows } from './show.ts'
import { translationShow } from './translation-show.ts'

const params = z.object({ id: z.string(), key: z.string() })
const config = { deskAccess: 'review' } as const

/** One segment: shown by itself, and written. */
export function segmentRoutes(
  app: HttpServer,
  context: DeskContext,
  shows: Shows,
  options: DeskOptions,
): void {
  const pages = translationShow(context, shows)
  const path = '/desk/translations/:id/segments/:key'

  app.get(path, { config, schema: { params } }, async (request, reply) => {
    const view = await visibleTranslation(context.views, personOf(request), request.params.id)
    const known = view?.items.some(({ key }) => key === request.params.key)
    if (view === undefined || known !== true) return pages.notFound(request, reply)
    return pages.fragment(request, reply, view, request.params.key)
  })

  app.post(path, { config, schema: { params } }, async (request, reply) => {
    const actor = personOf(request)
    const key = segmentKey(request.params.key)
    const view = await visibleTranslation(context.views, actor, request.params.id)
    if (view === undefined) return pages.notFound(request, reply)
    const form = fields(request.body)
    const target = writtenText(form, 'target')
    const { t } = shows.tongueOf(request)
    if (target.length > options.targetCharacters || !isStorable(target))
      return shows.say(request, reply, 422, t('message.failed'), t('message.badText'))
    const { id } = view.translation
    const edited = await editSegment(context, {
      actor,
      translationId: id,
      key,
      target,
      expectedVersion: versionOf(form),
    })
    if (isRefusal(edited))
      return pages.page(request, reply, view, { refusal: edited, status: REFUSAL_STATUS[edited.code] })
    if (!('conflict' in edited))
      return reply.redirect(`${paths.translation(id)}?done=saved#${segmentAnchor(key)}`, 303)
    const now = await visibleTranslation(context.views, actor, id)
    const item = now?.items.find((candidate) => candidate.key === key)
    if (now === undefined || item === undefined) return pages.notFound(request, reply)
    return shows.show(request, reply, {
      status: REFUSAL_STATUS.edit_conflict,
      title: t('conflict.title'),
      body: conflictPage({ tongue: shows.tongueOf(request), view: now, item, mine: target }),
      here: paths.translation(id),
    })
  })
}
