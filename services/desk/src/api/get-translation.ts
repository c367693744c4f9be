import { type HttpServer, sendProblem } from '@passerelle/runtime'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext } from '../context.ts'
import { visibleTranslation } from '../visible.ts'
import { entityTag } from './if-match.ts'
import { presentTranslation } from './present-translation.ts'
import { NO_TRANSLATION } from './problems.ts'
import { translationShape } from './shapes.ts'

/** `GET /translations/{id}`: all its segments, with its version as `ETag`. */
export function getTranslation(app: HttpServer, { views }: DeskContext): void {
  app.get(
    '/translations/:id',
    {
      config: { deskAccess: 'review' },
      schema: {
        summary: 'Read a translation with its segments',
        tags: ['translations'],
        params: z.object({ id: z.string() }),
        response: { 200: translationShape },
      },
    },
    async (request, reply) => {
      const view = await visibleTranslation(views, personOf(request), request.params.id)
      if (view === undefined) return sendProblem(reply, NO_TRANSLATION)
      reply.header('etag', entityTag(view.translation.version)).header('cache-control', 'private, no-cache')
      return reply.send(presentTranslation(view))
    },
  )
}
