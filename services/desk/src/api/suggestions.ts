import { refusalProblem } from '@passerelle/assembly'
import { isRefusal, MEMORY_MATCHES, PENALTIES, segmentKey } from '@passerelle/domain'
import { type HttpServer, sendProblem } from '@passerelle/runtime'
import { diffWords } from '@passerelle/segmentation'
import { repeatTarget, type Suggestion, suggestTranslations } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext } from '../context.ts'
import { visibleTranslation } from '../visible.ts'
import { entityTag, readIfMatch } from './if-match.ts'
import { IF_MATCH_UNREADABLE, NO_TRANSLATION } from './problems.ts'

const params = z.object({ id: z.string(), key: z.string() })
const config = { deskAccess: 'review' } as const
const tags = ['translations']

const suggestionShape = z.object({
  match: z.enum([...MEMORY_MATCHES, 'fuzzy']),
  percent: z.number().int().describe('How much it is worth, 0 to 101, after its penalties'),
  penalties: z.array(z.enum(PENALTIES)).describe('Why it is worth less than its likeness'),
  source: z.string().describe('The source that it was a translation of'),
  target: z.string().describe('As it would stand here, with this segment’s numbers, dates and codes'),
  fits: z.boolean().describe('Whether its codes are this segment’s; otherwise it is only to be read'),
  difference: z
    .array(z.object({ type: z.enum(['same', 'removed', 'added']), text: z.string() }))
    .describe('From its source to this one, word by word; empty where they are the same'),
  trust: z.enum(['approved', 'imported']),
  from: z.enum(['human', 'mt']).describe('Who wrote it, or its first draft'),
  engine: z.string().optional(),
  by: z.string().optional().describe('Who approved it here, or whom the file of an import names'),
  at: z.string().describe('When it was approved or imported, ISO 8601'),
})

const suggestionsShape = z.object({ items: z.array(suggestionShape) })

const presented = (
  { match, percent, penalties, target, fits, unit }: Suggestion,
  source: string,
): z.output<typeof suggestionShape> => ({
  match,
  percent,
  penalties: [...penalties],
  source: unit.source,
  target,
  fits,
  difference:
    match === 'patched' || match === 'fuzzy'
      ? diffWords(unit.source, source).map(({ type, tokens }) => ({ type, text: tokens.join('') }))
      : [],
  trust: unit.trust,
  from: unit.from,
  ...(unit.engine === undefined ? {} : { engine: unit.engine }),
  ...(unit.by === undefined ? {} : { by: unit.by }),
  at: unit.at,
})

/** What the memory has for a segment, and one segment's target for all that hold the same sentence. */
export function suggestionRoutes(app: HttpServer, context: DeskContext): void {
  app.get(
    '/translations/:id/segments/:key/suggestions',
    {
      config,
      schema: {
        summary: 'What the translation memory has for a segment',
        tags,
        params,
        response: { 200: suggestionsShape },
      },
    },
    async (request, reply) => {
      const actor = personOf(request)
      const view = await visibleTranslation(context.views, actor, request.params.id)
      if (view === undefined) return sendProblem(reply, NO_TRANSLATION)
      const { key } = request.params
      const found = await suggestTranslations(context, { actor, translationId: view.translation.id, key })
      if (isRefusal(found)) return sendProblem(reply, refusalProblem(found))
      reply.header('cache-control', 'private, no-cache')
      return reply.send({ items: found.items.map((item) => presented(item, found.segment.source)) })
    },
  )

  app.post(
    '/translations/:id/segments/:key/repeat',
    {
      config,
      schema: {
        summary: 'Give the target of a segment to all that hold the same sentence',
        tags,
        params,
        headers: z.object({ 'if-match': z.string().optional() }),
        response: { 200: z.object({ changed: z.number().int(), version: z.number().int() }) },
      },
    },
    async (request, reply) => {
      const actor = personOf(request)
      const view = await visibleTranslation(context.views, actor, request.params.id)
      if (view === undefined) return sendProblem(reply, NO_TRANSLATION)
      const expected = readIfMatch(request.headers['if-match'])
      if (expected.given === 'nonsense') return sendProblem(reply, IF_MATCH_UNREADABLE)
      const repeated = await repeatTarget(context, {
        actor,
        translationId: view.translation.id,
        key: segmentKey(request.params.key),
        ...(expected.given === 'version' ? { expectedVersion: expected.version } : {}),
      })
      if (isRefusal(repeated)) return sendProblem(reply, refusalProblem(repeated))
      return reply.header('etag', entityTag(repeated.version)).send(repeated)
    },
  )
}
