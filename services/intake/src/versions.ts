import { languageTag, refusalProblem } from '@passerelle/assembly'
import { isRefusal } from '@passerelle/domain'
import { type HttpServer, sendProblem } from '@passerelle/runtime'
import { restoreVersion } from '@passerelle/workflow'
import { z } from 'zod'
import { actorOf, NO_CASE, visibleCase } from './access.ts'
import type { IntakeContext } from './context.ts'
import { isLive, presentVersion } from './present-version.ts'
import { versionListShape, versionShape } from './shapes.ts'

/** `GET /cases/{id}/versions?locale=` and `POST /cases/{id}/versions/{number}/restore`. */
export function versionRoutes(app: HttpServer, context: IntakeContext): void {
  const { views } = context
  app.get(
    '/cases/:id/versions',
    {
      schema: {
        summary: 'List the published versions of a case',
        tags: ['cases'],
        params: z.object({ id: z.string() }),
        querystring: z.object({ locale: languageTag.optional() }),
        response: { 200: versionListShape },
      },
    },
    async (request, reply) => {
      const found = await visibleCase(views, actorOf(request), request.params.id)
      if (found === undefined) return sendProblem(reply, NO_CASE)
      const versions = await views.versions(found.record.id, request.query.locale)
      const items = versions.map((version) => presentVersion(version, isLive(found, version)))
      // A case has as many versions as it was published; they fit on one page.
      return reply.send({ items, next: null })
    },
  )
  app.post(
    '/cases/:id/versions/:number/restore',
    {
      schema: {
        summary: 'Make an earlier version the one that readers see',
        tags: ['cases'],
        params: z.object({ id: z.string(), number: z.coerce.number().int().min(1).max(2_147_483_647) }),
        response: { 200: versionShape },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const found = await visibleCase(views, actor, request.params.id)
      if (found === undefined) return sendProblem(reply, NO_CASE)
      const { number } = request.params
      const restored = await restoreVersion(context, { actor, caseId: found.record.id, number })
      return isRefusal(restored)
        ? sendProblem(reply, refusalProblem(restored))
        : reply.send(presentVersion(restored, true))
    },
  )
}
