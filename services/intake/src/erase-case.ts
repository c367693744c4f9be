import { refusalProblem } from '@passerelle/assembly'
import { isRefusal } from '@passerelle/domain'
import { type HttpServer, sendProblem } from '@passerelle/runtime'
import { eraseCase } from '@passerelle/workflow'
import { z } from 'zod'
import { actorOf, NO_CASE, visibleCase } from './access.ts'
import type { IntakeContext } from './context.ts'

/** `DELETE /cases/{id}`: takes a case back for good. */
export function eraseCaseRoute(app: HttpServer, context: IntakeContext): void {
  app.delete(
    '/cases/:id',
    {
      schema: {
        summary: 'Erase a case',
        description:
          'For administrators. Takes its texts, translations, memory and published versions away for good; its log stays without their words.',
        tags: ['cases'],
        params: z.object({ id: z.string() }),
        response: { 204: z.null().describe('It is gone') },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const found = await visibleCase(context.views, actor, request.params.id)
      if (found === undefined) return sendProblem(reply, NO_CASE)
      const erased = await eraseCase(context, { actor, caseId: found.record.id })
      return isRefusal(erased) ? sendProblem(reply, refusalProblem(erased)) : reply.code(204).send(null)
    },
  )
}
