import { REFUSAL_STATUS } from '@passerelle/assembly'
import { isRefusal, type Refusal, type SegmentKey, segmentKey } from '@passerelle/domain'
import type { HttpReply, HttpRequest, HttpServer } from '@passerelle/runtime'
import {
  confirmTarget,
  dismissFinding,
  type JudgedSegment,
  type TranslationView,
  undoDismissal,
} from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import { isStorable } from '../api/text.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { paths, segmentAnchor } from '../paths.ts'
import { visibleTranslation } from '../visible.ts'
import { field, fields, versionOf, writtenText } from './form.ts'
import type { Shows } from './show.ts'
import { translationShow } from './translation-show.ts'

const params = z.object({ id: z.string(), key: z.string() })
const config = { deskAccess: 'review' } as const
const path = '/desk/translations/:id/segments/:key'

/** Judgements about a segment, by forms that need no script: a finding dismissed or restored, a target confirmed. */
export function judgeRoutes(app: HttpServer, context: DeskContext, shows: Shows, options: DeskOptions): void {
  const pages = translationShow(context, shows)

  app.post(`${path}/dismiss`, { config, schema: { params } }, (request, reply) => {
    const reason = writtenText(fields(request.body), 'reason')
    const { t } = shows.tongueOf(request)
    if (reason.trim() === '')
      return shows.say(request, reply, 422, t('message.failed'), t('dismiss.reasonMissing'))
    if (reason.length > options.commentCharacters || !isStorable(reason))
      return shows.say(request, reply, 422, t('message.failed'), t('message.badText'))
    return judged(request, reply, request.params, 'dismissed', (about) =>
      dismissFinding(context, { ...about, ...findingIn(request), reason }),
    )
  })

  app.post(`${path}/restore`, { config, schema: { params } }, (request, reply) =>
    judged(request, reply, request.params, 'restored', (about) =>
      undoDismissal(context, { ...about, ...findingIn(request) }),
    ),
  )

  app.post(`${path}/confirm`, { config, schema: { params } }, (request, reply) =>
    judged(request, reply, request.params, 'confirmed', (about) => confirmTarget(context, about)),
  )

  async function judged(
    request: HttpRequest,
    reply: HttpReply,
    { id, key }: { readonly id: string; readonly key: string },
    done: string,
    work: (about: About) => Promise<JudgedSegment | Refusal>,
  ): Promise<HttpReply> {
    const actor = personOf(request)
    const view = await visibleTranslation(context.views, actor, id)
    if (view === undefined) return pages.notFound(request, reply)
    const translationId = view.translation.id
    const expectedVersion = versionOf(fields(request.body))
    const result = await work({ actor, translationId, key: segmentKey(key), expectedVersion })
    if (!isRefusal(result))
      return reply.redirect(
        `${paths.translation(translationId)}?done=${done}#${segmentAnchor(segmentKey(key))}`,
        303,
      )
    const now = await visibleTranslation(context.views, actor, id)
    return pages.page(request, reply, now ?? view, { refusal: result, status: REFUSAL_STATUS[result.code] })
  }
}

interface About {
  readonly actor: ReturnType<typeof personOf>
  readonly translationId: TranslationView['translation']['id']
  readonly key: SegmentKey
  readonly expectedVersion: number
}

function findingIn(request: HttpRequest): { readonly check: string; readonly message?: string } {
  const form = fields(request.body)
  const message = writtenText(form, 'message')
  return { check: field(form, 'check') ?? '', ...(message === '' ? {} : { message }) }
}
