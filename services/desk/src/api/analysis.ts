import { refusalProblem } from '@passerelle/assembly'
import { isRefusal } from '@passerelle/domain'
import { type HttpServer, sendProblem } from '@passerelle/runtime'
import { analyseTranslation } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext } from '../context.ts'
import { visibleTranslation } from '../visible.ts'
import { NO_TRANSLATION } from './problems.ts'

const count = z.number().int()
const analysisShape = z.object({
  segments: count,
  inContext: count,
  exact: count,
  patched: count.describe('The same but for numbers and dates'),
  fuzzy: z
    .array(z.object({ from: count.describe('Percent; up to the range before'), segments: count }))
    .describe('Similar ones, by ranges'),
  repeated: count.describe('Sentences that stand in the text before, and that the memory does not have'),
  none: count,
})

/** `GET /translations/{id}/analysis`: how much of the text the memory has now. */
export function analysisRoute(app: HttpServer, context: DeskContext): void {
  app.get(
    '/translations/:id/analysis',
    {
      config: { deskAccess: 'review' },
      schema: {
        summary: 'How much of a text the translation memory has',
        tags: ['translations'],
        params: z.object({ id: z.string() }),
        response: { 200: analysisShape },
      },
    },
    async (request, reply) => {
      const actor = personOf(request)
      const view = await visibleTranslation(context.views, actor, request.params.id)
      if (view === undefined) return sendProblem(reply, NO_TRANSLATION)
      const analysis = await analyseTranslation(context, { actor, translationId: view.translation.id })
      if (isRefusal(analysis)) return sendProblem(reply, refusalProblem(analysis))
      return reply.send({ ...analysis, fuzzy: [...analysis.fuzzy] })
    },
  )
}
