import type { Translation } from '@passerelle/domain'
import type { HttpReply, HttpRequest, HttpServer } from '@passerelle/runtime'
import { approveTranslation, requestChanges, retryTranslation } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { type ActOn, actOn } from './if-match-act.ts'
import { presentState } from './present-translation.ts'
import { stateShape } from './shapes.ts'
import { textSchema } from './text.ts'

const params = z.object({ id: z.string() })
const headers = z.object({ 'if-match': z.string().optional() })
const response = { 200: stateShape }
const config = { deskAccess: 'review' } as const
const tags = ['translations']

/** The acts that end a review or begin it again: `approve`, `request-changes`, `retry`. Each answers the next state. */
export function decideRoutes(app: HttpServer, context: DeskContext, options: DeskOptions): void {
  app.post(
    '/translations/:id/approve',
    { config, schema: { summary: 'Approve a translation for publication', tags, params, headers, response } },
    async (request, reply) => {
      await act(context, request, reply, request.params.id, (translationId, expected) =>
        approveTranslation(context, { actor: personOf(request), translationId, ...expected }),
      )
      return reply
    },
  )
  app.post(
    '/translations/:id/request-changes',
    {
      config,
      schema: {
        summary: 'Ask for changes, saying which',
        tags,
        params,
        headers,
        response,
        body: z.strictObject({
          comment: textSchema(options.commentCharacters).refine((text) => text.trim() !== '', {
            error: 'must say what should change.',
          }),
        }),
      },
    },
    async (request, reply) => {
      await act(context, request, reply, request.params.id, (translationId, expected) =>
        requestChanges(context, {
          actor: personOf(request),
          translationId,
          comment: request.body.comment,
          ...expected,
        }),
      )
      return reply
    },
  )
  app.post(
    '/translations/:id/retry',
    { config, schema: { summary: 'Try a blocked translation again', tags, params, response } },
    async (request, reply) => {
      await act(context, request, reply, request.params.id, (translationId) =>
        retryTranslation(context, { actor: personOf(request), translationId }),
      )
      return reply
    },
  )
}

const act = (
  context: DeskContext,
  request: HttpRequest,
  reply: HttpReply,
  id: string,
  work: ActOn<Translation>['work'],
): Promise<HttpReply> =>
  actOn(context, request, reply, {
    id,
    work,
    answer: (translation) => ({ translation, body: presentState(translation) }),
  })
