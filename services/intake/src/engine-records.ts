import { languageTag } from '@passerelle/assembly'
import { may } from '@passerelle/domain'
import { type HttpServer, problem, sendProblem } from '@passerelle/runtime'
import { z } from 'zod'
import { actorOf } from './access.ts'
import type { IntakeContext } from './context.ts'

const NOT_YOURS = problem(403, 'not_allowed', 'Only reviewers and administrators compare engines.')

const recordShape = z.object({
  engine: z.string(),
  source: z.string(),
  target: z.string(),
  segments: z.int().describe('A comparison of fewer than a hundred says little'),
  untouched: z.number().describe('The share of segments that were approved as they were, from 0 to 1'),
  meanHter: z.number().describe('Edited words for each word of the approved texts'),
  medianHter: z.number().describe('The same of the segment in the middle'),
})

/** `GET /engines`: engines by how much people changed of their drafts. It names nobody. */
export function engineRecordRoutes(app: HttpServer, context: IntakeContext): void {
  app.get(
    '/engines',
    {
      schema: {
        summary: 'Compare engines by how much people changed of their drafts',
        description: 'For reviewers and administrators. A record for each engine and pair; no people.',
        tags: ['engines'],
        querystring: z.object({
          source: languageTag.optional(),
          target: languageTag.optional(),
          topic: z.string().max(200).optional().describe('Only drafts of cases on this topic'),
        }),
        response: { 200: z.object({ items: z.array(recordShape), next: z.null() }) },
      },
    },
    async (request, reply) => {
      if (!may.compareEngines(actorOf(request))) return sendProblem(reply, NOT_YOURS)
      const { source, target, topic } = request.query
      const items = await context.engineRecords.list({
        ...(source === undefined ? {} : { source }),
        ...(target === undefined ? {} : { target }),
        ...(topic === undefined ? {} : { domain: topic }),
      })
      // As many as there are engines and pairs; they fit on one page.
      return reply.send({ items: [...items], next: null })
    },
  )
}
