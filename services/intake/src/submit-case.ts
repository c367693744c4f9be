import { refusalProblem, submissionSchema } from '@passerelle/assembly'
import { isRefusal } from '@passerelle/domain'
import { type HttpServer, problem, sendProblem } from '@passerelle/runtime'
import { submitCase } from '@passerelle/workflow'
import { z } from 'zod'
import { actorOf } from './access.ts'
import type { IntakeContext, IntakeOptions } from './context.ts'
import { submittedShape } from './shapes.ts'

const KEY = /^[\x21-\x7e]{1,200}$/
const BAD_KEY = problem(
  400,
  'invalid_idempotency_key',
  "'Idempotency-Key' must be 1 to 200 printable ASCII characters without spaces, such as a UUID.",
)

/** `POST /cases`: 201 for a new case, 200 for the same content again or a new revision. */
export function submitCaseRoute(
  app: HttpServer,
  context: IntakeContext,
  { submission }: IntakeOptions,
): void {
  app.post(
    '/cases',
    {
      schema: {
        summary: 'Submit a case, or a new revision of one',
        description:
          'The same externalId with the same content changes nothing. An Idempotency-Key header makes a retried request answer as the first did.',
        tags: ['cases'],
        headers: z.object({ 'idempotency-key': z.string().optional() }),
        body: submissionSchema(submission),
        response: { 200: submittedShape, 201: submittedShape },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key']
      if (key !== undefined && (typeof key !== 'string' || !KEY.test(key))) return sendProblem(reply, BAD_KEY)
      const taken = await submitCase(context, {
        actor: actorOf(request),
        submission: request.body,
        ...(key === undefined ? {} : { idempotencyKey: key }),
      })
      if (isRefusal(taken)) return sendProblem(reply, refusalProblem(taken))
      const { outcome, id, slug, revision, status } = taken
      reply.header('location', `/api/v1/cases/${id}`)
      return reply.code(outcome === 'created' ? 201 : 200).send({ id, slug, revision, status })
    },
  )
}
