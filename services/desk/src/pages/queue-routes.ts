import { caseId, isRefusal, parseLocale, UND } from '@passerelle/domain'
import type { HttpServer } from '@passerelle/runtime'
import { retryCase, settleLanguage } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import { type DeskContext, type DeskOptions, languagesOf } from '../context.ts'
import { paths } from '../paths.ts'
import { visibleTargets } from '../visible.ts'
import { doneNotice } from './done.ts'
import { field, fields } from './form.ts'
import { readQueueWish, toFilter } from './queue/filter.ts'
import { queuePage } from './queue/page.ts'
import type { Shows } from './show.ts'

const params = z.object({ id: z.string() })

/** The queue, and what is done to cases from it. */
export function queueRoutes(app: HttpServer, context: DeskContext, shows: Shows, options: DeskOptions): void {
  const { views, site } = context

  app.get(`${paths.queue}/`, { config: { deskAccess: 'anyone' } }, (request, reply) =>
    reply.redirect(`${paths.queue}${new URL(request.url, 'http://desk.invalid').search}`, 308),
  )

  app.get(paths.queue, { config: { deskAccess: 'review' } }, async (request, reply) => {
    const person = personOf(request)
    const visible = visibleTargets(person)
    const targets = visible ?? site.locales
    const query = fields(request.query)
    const wish = readQueueWish(query, targets)
    const [page, counts, asked, failed] = await Promise.all([
      views.translations(toFilter(wish, person.id, visible), {
        limit: options.pageSize,
        ...(wish.cursor === null ? {} : { after: wish.cursor }),
      }),
      views.countTranslations(visible),
      views.cases({ stage: 'needs_language' }, { limit: options.attentionLimit }),
      views.cases({ stage: 'failed' }, { limit: options.attentionLimit }),
    ])
    const tongue = shows.tongueOf(request)
    const body = queuePage({
      tongue,
      wish,
      page,
      counts,
      targets,
      waiting: [...asked.items, ...failed.items],
      languages: languagesOf(context),
      now: context.now(),
    })
    return shows.show(request, reply, {
      title: tongue.t('queue.title'),
      body: [doneNotice(tongue, field(query, 'done'), undefined), body],
    })
  })

  app.post(
    '/desk/cases/:id/language',
    { config: { deskAccess: 'settleLanguage' }, schema: { params } },
    async (request, reply) => {
      const { t } = shows.tongueOf(request)
      const language = parseLocale((field(fields(request.body), 'language') ?? '').trim())
      if (language === undefined || language === UND)
        return shows.say(request, reply, 422, t('message.failed'), t('attention.badLanguage'))
      const id = caseId(request.params.id)
      const result = await settleLanguage(context, { actor: personOf(request), caseId: id, language })
      if (isRefusal(result)) return shows.refuse(request, reply, result)
      return reply.redirect(`${paths.queue}?done=settled`, 303)
    },
  )

  app.post(
    '/desk/cases/:id/retry',
    { config: { deskAccess: 'retryCase' }, schema: { params } },
    async (request, reply) => {
      const id = caseId(request.params.id)
      const result = await retryCase(context, { actor: personOf(request), caseId: id })
      if (isRefusal(result)) return shows.refuse(request, reply, result)
      return reply.redirect(`${paths.queue}?done=retriedCase`, 303)
    },
  )
}
