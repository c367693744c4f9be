import { languageTag, refusalProblem } from '@passerelle/assembly'
import { type Actor, type CaseId, isRefusal, type Refusal, UND } from '@passerelle/domain'
import { type HttpReply, type HttpServer, sendProblem } from '@passerelle/runtime'
import { retryCase, settleLanguage } from '@passerelle/workflow'
import { z } from 'zod'
import { actorOf, NO_CASE, visibleCase } from './access.ts'
import type { IntakeContext } from './context.ts'
import { presentCase } from './present-case.ts'
import { caseShape } from './shapes.ts'

const params = z.object({ id: z.string() })
const response = { 200: caseShape }

/** What a person does for a case that can't go on by itself: `POST /cases/{id}/language` and `POST /cases/{id}/retry`. */
export function steerCaseRoutes(app: HttpServer, context: IntakeContext): void {
  const { views } = context

  const steer = async (
    actor: Actor,
    id: string,
    reply: HttpReply,
    act: (caseId: CaseId) => Promise<object | Refusal>,
  ): Promise<HttpReply> => {
    const found = await visibleCase(views, actor, id)
    if (found === undefined) return sendProblem(reply, NO_CASE)
    const done = await act(found.record.id)
    if (isRefusal(done)) return sendProblem(reply, refusalProblem(done))
    const after = await visibleCase(views, actor, found.record.id)
    return after === undefined ? sendProblem(reply, NO_CASE) : reply.send(presentCase(after))
  }

  app.post(
    '/cases/:id/language',
    {
      schema: {
        summary: 'Say in which language a case is written',
        description:
          'Where nobody was sure its translations begin. Where the language was settled and is another, the case goes on as a new revision with the same content; what people wrote or approved goes along.',
        tags: ['cases'],
        params,
        body: z.strictObject({
          language: languageTag.refine(
            (tag) => tag !== UND,
            'must name a language; the case waits as long as nobody knows.',
          ),
        }),
        response,
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const { language } = request.body
      return steer(actor, request.params.id, reply, (caseId) =>
        settleLanguage(context, { actor, caseId, language }),
      )
    },
  )
  app.post(
    '/cases/:id/retry',
    { schema: { summary: 'Send a failed case through once more', tags: ['cases'], params, response } },
    async (request, reply) => {
      const actor = actorOf(request)
      return steer(actor, request.params.id, reply, (caseId) => retryCase(context, { actor, caseId }))
    },
  )
}
