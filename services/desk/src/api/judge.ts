import { segmentKey } from '@passerelle/domain'
import type { HttpReply, HttpRequest, HttpServer } from '@passerelle/runtime'
import { confirmTarget, dismissFinding, type JudgedSegment, undoDismissal } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { type ActOn, actOn } from './if-match-act.ts'
import { presentTarget } from './present-target.ts'
import { presentState } from './present-translation.ts'
import { editedShape } from './shapes.ts'
import { textSchema } from './text.ts'

const params = z.object({ id: z.string(), key: z.string() })
const ofFinding = params.extend({ check: z.string().max(100) })
const headers = z.object({ 'if-match': z.string().optional() })
const response = { 200: editedShape }
const config = { deskAccess: 'review' } as const
const tags = ['translations']
const message = z
  .string()
  .max(20_000)
  .optional()
  .describe('Of which finding; without it, of all that the check has in the segment')

/** Judgements about a segment that change no word of it: `dismiss` a finding, `restore` it, `confirm` a target. Each answers the segment. */
export function judgeRoutes(app: HttpServer, context: DeskContext, options: DeskOptions): void {
  const reason = textSchema(options.commentCharacters).refine((text) => text.trim() !== '', {
    error: 'must say why the finding does not count.',
  })
  const path = '/translations/:id/segments/:key'
  app.post(
    `${path}/findings/:check/dismiss`,
    {
      config,
      schema: {
        summary: 'Dismiss a finding, with a reason',
        description:
          'It holds for this finding on this very text: once the target changes, what the checks find stands again. Errors are dismissed where the policy allows it.',
        tags,
        params: ofFinding,
        headers,
        response,
        body: z.strictObject({ reason, message }),
      },
    },
    async (request, reply) => {
      await judged(context, request, reply, request.params, (translationId, expected) =>
        dismissFinding(context, {
          actor: personOf(request),
          translationId,
          key: segmentKey(request.params.key),
          check: request.params.check,
          reason: request.body.reason,
          ...(request.body.message === undefined ? {} : { message: request.body.message }),
          ...expected,
        }),
      )
      return reply
    },
  )
  app.post(
    `${path}/findings/:check/restore`,
    {
      config,
      schema: {
        summary: 'Take the dismissal of a finding back',
        tags,
        params: ofFinding,
        headers,
        response,
        body: z.strictObject({ message }).optional(),
      },
    },
    async (request, reply) => {
      await judged(context, request, reply, request.params, (translationId, expected) =>
        undoDismissal(context, {
          actor: personOf(request),
          translationId,
          key: segmentKey(request.params.key),
          check: request.params.check,
          ...(request.body?.message === undefined ? {} : { message: request.body.message }),
          ...expected,
        }),
      )
      return reply
    },
  )
  app.post(
    `${path}/confirm`,
    {
      config,
      schema: {
        summary: 'Say that a target still stands although a slip was mended in its source',
        tags,
        params,
        headers,
        response,
      },
    },
    async (request, reply) => {
      await judged(context, request, reply, request.params, (translationId, expected) =>
        confirmTarget(context, {
          actor: personOf(request),
          translationId,
          key: segmentKey(request.params.key),
          ...expected,
        }),
      )
      return reply
    },
  )
}

const judged = (
  context: DeskContext,
  request: HttpRequest,
  reply: HttpReply,
  { id }: { readonly id: string },
  work: ActOn<JudgedSegment>['work'],
): Promise<HttpReply> =>
  actOn(context, request, reply, {
    id,
    work,
    answer: ({ translation, segment }) => ({
      translation,
      body: { ...presentTarget(segment), translation: presentState(translation) },
    }),
  })
