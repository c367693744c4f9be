import { refusalProblem } from '@passerelle/assembly'
import { isRefusal, type Refusal, type Translation, type TranslationId } from '@passerelle/domain'
import { type HttpReply, type HttpRequest, type HttpServer, sendProblem } from '@passerelle/runtime'
import { approveTranslation, requestChanges, retryTranslation } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { visibleTranslation } from '../visible.ts'
import { entityTag, readIfMatch } from './if-match.ts'
import { presentState } from './present-translation.ts'
import { IF_MATCH_UNREADABLE, NO_TRANSLATION } from './problems.ts'
import { stateShape } from './shapes.ts'
import { textSchema } from './text.ts'

const params = z.object({ id: z.string() })
const headers = z.object({ 'if-match': z.string().optional() })
const response = { 200: stateShape }
const config = { deskAccess: 'review' } as const
const tags = ['translations']

type Expected = { readonly expectedVersion?: number }

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

async function act(
  { views }: DeskContext,
  request: HttpRequest,
  reply: HttpReply,
  id: string,
  work: (id: TranslationId, expected: Expected) => Promise<Translation | Refusal>,
): Promise<HttpReply> {
  const view = await visibleTranslation(views, personOf(request), id)
  if (view === undefined) return sendProblem(reply, NO_TRANSLATION)
  const expected = readIfMatch(request.headers['if-match'])
  if (expected.given === 'nonsense') return sendProblem(reply, IF_MATCH_UNREADABLE)
  const result = await work(
    view.translation.id,
    expected.given === 'version' ? { expectedVersion: expected.version } : {},
  )
  if (isRefusal(result)) return sendProblem(reply, refusalProblem(result))
  return reply.header('etag', entityTag(result.version)).send(presentState(result))
}
