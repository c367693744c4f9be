import { refusalProblem } from '@passerelle/assembly'
import { isRefusal, segmentKey } from '@passerelle/domain'
import { type HttpServer, sendProblem } from '@passerelle/runtime'
import { editSegment } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { visibleTranslation } from '../visible.ts'
import { entityTag, readIfMatch } from './if-match.ts'
import { presentTarget } from './present-target.ts'
import { presentState } from './present-translation.ts'
import { conflictProblem, IF_MATCH_NEEDED, IF_MATCH_UNREADABLE, NO_TRANSLATION } from './problems.ts'
import { conflictShape, editedShape } from './shapes.ts'
import { textSchema } from './text.ts'

/** `PATCH /translations/{id}/segments/{key}`: a new target, unless the segment changed after `If-Match`. */
export function editSegmentRoute(app: HttpServer, context: DeskContext, options: DeskOptions): void {
  app.patch(
    '/translations/:id/segments/:key',
    {
      config: { deskAccess: 'review' },
      schema: {
        summary: 'Write the target of a segment',
        description:
          "'If-Match' names the version of the translation that was read; without it the answer is 428.",
        tags: ['translations'],
        params: z.object({ id: z.string(), key: z.string() }),
        headers: z.object({ 'if-match': z.string().optional() }),
        body: z.strictObject({ target: textSchema(options.targetCharacters) }),
        response: { 200: editedShape, 412: conflictShape },
      },
    },
    async (request, reply) => {
      const actor = personOf(request)
      const view = await visibleTranslation(context.views, actor, request.params.id)
      if (view === undefined) return sendProblem(reply, NO_TRANSLATION)
      const expected = readIfMatch(request.headers['if-match'])
      if (expected.given === 'nothing') return sendProblem(reply, IF_MATCH_NEEDED)
      if (expected.given === 'nonsense') return sendProblem(reply, IF_MATCH_UNREADABLE)
      const edited = await editSegment(context, {
        actor,
        translationId: view.translation.id,
        key: segmentKey(request.params.key),
        target: request.body.target,
        expectedVersion: expected.version,
      })
      if (isRefusal(edited)) return sendProblem(reply, refusalProblem(edited))
      if ('conflict' in edited) return sendProblem(reply, conflictProblem(edited))
      reply.header('etag', entityTag(edited.translation.version))
      return reply.send({ ...presentTarget(edited.segment), translation: presentState(edited.translation) })
    },
  )
}
