import { may } from '@passerelle/domain'
import { type HttpServer, sendProblem } from '@passerelle/runtime'
import { z } from 'zod'
import { actorOf, NO_CASE, visibleCase } from './access.ts'
import type { IntakeContext, IntakeOptions } from './context.ts'
import { presentCase } from './present-case.ts'
import { caseListShape, caseShape, stageShape } from './shapes.ts'

/** `GET /cases`, the newest first, and `GET /cases/{id}`. */
export function readCaseRoutes(app: HttpServer, { views }: IntakeContext, options: IntakeOptions): void {
  const querystring = z.object({
    status: stageShape.optional(),
    cursor: z.uuid('must be the `next` of the page before.').optional(),
    limit: z.coerce.number().int().min(1).max(options.pageSizeLimit).default(options.pageSize),
  })
  app.get(
    '/cases',
    {
      schema: { summary: 'List cases', tags: ['cases'], querystring, response: { 200: caseListShape } },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const { status, cursor, limit } = request.query
      const own = actor.kind === 'person' && !may.listAllCases(actor) ? { submittedBy: actor.id } : {}
      const page = await views.cases(
        { ...own, ...(status === undefined ? {} : { stage: status }) },
        { limit, ...(cursor === undefined ? {} : { after: cursor }) },
      )
      return reply.send({ items: page.items.map(presentCase), next: page.next })
    },
  )
  app.get(
    '/cases/:id',
    {
      schema: {
        summary: 'Read a case, its translations and its live versions',
        tags: ['cases'],
        params: z.object({ id: z.string().describe('Its id or its slug') }),
        response: { 200: caseShape },
      },
    },
    async (request, reply) => {
      const found = await visibleCase(views, actorOf(request), request.params.id)
      return found === undefined ? sendProblem(reply, NO_CASE) : reply.send(presentCase(found))
    },
  )
}
