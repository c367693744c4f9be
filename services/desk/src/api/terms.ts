import { refusalProblem } from '@passerelle/assembly'
import { isRefusal, type Refusal, segmentKey, translationId } from '@passerelle/domain'
import { type HttpReply, type HttpServer, problem, sendProblem } from '@passerelle/runtime'
import {
  type AffectedSegment,
  affectedByTerm,
  applyTermFixes,
  type ConceptRecord,
  putTerm,
  removeTerm,
} from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { conceptBody, conceptFrom, conceptIdSchema, HISTORY_SHOWN } from '../terms/concept-body.ts'
import { entityTag, readIfMatch } from './if-match.ts'
import { IF_MATCH_NEEDED, IF_MATCH_UNREADABLE } from './problems.ts'
import {
  affectedListShape,
  changeListShape,
  conceptListShape,
  conceptShape,
  fixListShape,
} from './term-shapes.ts'
import { textSchema } from './text.ts'

const tags = ['terms']
const params = z.object({ id: z.string().max(200) })
const headers = z.object({ 'if-match': z.string().optional() })
const NO_CONCEPT = problem(404, 'not_found', 'There is no such concept in the termbase.')

/** The termbase: read by reviewers, written by administrators; what goes against a concept, and the batch of fixes. */
export function termRoutes(app: HttpServer, context: DeskContext, options: DeskOptions): void {
  const page = {
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(options.pageSizeLimit).default(options.pageSize),
  }

  app.get(
    '/terms',
    {
      config: { deskAccess: 'readTerms' },
      schema: {
        summary: 'List the concepts of the termbase',
        tags,
        querystring: z.object({
          q: z.string().max(200).optional().describe('A part of one of its terms'),
          language: z.string().max(8).optional().describe('A primary language subtag'),
          domain: z.string().max(200).optional(),
          ...page,
        }),
        response: { 200: conceptListShape },
      },
    },
    async (request) => {
      const { q, language, domain, cursor, limit } = request.query
      const filter = {
        ...(q === undefined ? {} : { search: q }),
        ...(language === undefined ? {} : { language }),
        ...(domain === undefined ? {} : { domain }),
      }
      const found = await context.terms.list(filter, {
        limit,
        ...(cursor === undefined ? {} : { after: cursor }),
      })
      return { items: found.items.map(present), next: found.next }
    },
  )

  app.get(
    '/terms/:id',
    {
      config: { deskAccess: 'readTerms' },
      schema: { summary: 'Read a concept', tags, params, response: { 200: conceptShape } },
    },
    async (request, reply) => {
      const record = await context.terms.concept(request.params.id)
      if (record === undefined) return sendProblem(reply, NO_CONCEPT)
      return reply.header('etag', entityTag(record.version)).send(present(record))
    },
  )

  app.put(
    '/terms/:id',
    {
      config: { deskAccess: 'editTerms' },
      schema: {
        summary: 'Write a concept as a whole',
        description: '\'If-Match\' names the version that was read, "0" for a concept that is to be new.',
        tags,
        params: z.object({ id: conceptIdSchema }),
        headers,
        body: conceptBody,
        response: { 200: conceptShape },
      },
    },
    async (request, reply) => {
      const expected = readIfMatch(request.headers['if-match'])
      if (expected.given === 'nothing') return sendProblem(reply, IF_MATCH_NEEDED)
      if (expected.given === 'nonsense') return sendProblem(reply, IF_MATCH_UNREADABLE)
      const written = await putTerm(context, {
        actor: personOf(request),
        concept: conceptFrom(request.params.id, request.body),
        expectedVersion: expected.version,
      })
      if (isRefusal(written)) return sendProblem(reply, refusalProblem(written))
      const { concept, version } = written
      return reply.header('etag', entityTag(version)).send({ ...concept, terms: [...concept.terms], version })
    },
  )

  app.delete(
    '/terms/:id',
    {
      config: { deskAccess: 'editTerms' },
      schema: {
        summary: 'Take a concept out; its history stays',
        tags,
        params,
        headers,
        response: { 200: z.object({ version: z.number().int() }) },
      },
    },
    async (request, reply) => {
      const expected = readIfMatch(request.headers['if-match'])
      if (expected.given === 'nothing') return sendProblem(reply, IF_MATCH_NEEDED)
      if (expected.given === 'nonsense') return sendProblem(reply, IF_MATCH_UNREADABLE)
      return answer(
        reply,
        await removeTerm(context, {
          actor: personOf(request),
          id: request.params.id,
          expectedVersion: expected.version,
        }),
      )
    },
  )

  app.get(
    '/terms/:id/history',
    {
      config: { deskAccess: 'readTerms' },
      schema: { summary: 'Who changed a concept', tags, params, response: { 200: changeListShape } },
    },
    async (request) => {
      const changes = await context.terms.history(request.params.id, HISTORY_SHOWN)
      return {
        items: changes.map(({ version, at, actorName, concept }) => ({
          version,
          at,
          by: actorName,
          concept: concept === null ? null : { ...concept, terms: [...concept.terms] },
        })),
      }
    },
  )

  app.get(
    '/terms/:id/affected',
    {
      config: { deskAccess: 'readTerms' },
      schema: {
        summary: 'List the live segments that go against a concept, in your languages',
        description:
          '`limit` is how many segments are looked at for a page; those that keep the term are left out.',
        tags,
        params,
        querystring: z.object(page),
        response: { 200: affectedListShape },
      },
    },
    async (request, reply) => {
      const { cursor, limit } = request.query
      const found = await affectedByTerm(context, {
        actor: personOf(request),
        id: request.params.id,
        limit,
        ...(cursor === undefined ? {} : { after: cursor }),
      })
      if (isRefusal(found)) return sendProblem(reply, refusalProblem(found))
      return { items: found.items.map(presentAffected), next: found.next }
    },
  )

  app.post(
    '/terms/:id/fixes',
    {
      config: { deskAccess: 'review' },
      schema: {
        summary: 'Write the proposals that you have picked, each as your own edit to be reviewed',
        tags,
        params,
        body: z.strictObject({
          fixes: z
            .array(
              z.strictObject({
                translation: z.string(),
                key: z.string(),
                version: z.number().int(),
                target: textSchema(options.targetCharacters),
              }),
            )
            .max(options.pageSizeLimit),
        }),
        response: { 200: fixListShape },
      },
    },
    async (request) => {
      const fixes = request.body.fixes.map(({ translation, key, ...rest }) => ({
        ...rest,
        translationId: translationId(translation),
        key: segmentKey(key),
      }))
      const outcomes = await applyTermFixes(context, { actor: personOf(request), fixes })
      return {
        items: outcomes.map(({ translationId: translation, key, outcome, refusal }) => ({
          translation,
          key,
          outcome,
          ...(refusal === undefined ? {} : { code: refusal.code }),
        })),
      }
    },
  )
}

const answer = (reply: HttpReply, result: { readonly version: number } | Refusal): HttpReply =>
  isRefusal(result) ? sendProblem(reply, refusalProblem(result)) : reply.send(result)

const present = ({ concept, version }: ConceptRecord) => ({ ...concept, terms: [...concept.terms], version })

const presentAffected = ({ translation, slug, segment, target, closed, ...rest }: AffectedSegment) => ({
  translation: translation.id,
  case: translation.caseId,
  slug,
  state: translation.state,
  source: segment.language ?? translation.source,
  target: translation.target,
  key: segment.key,
  version: target.version,
  sourceText: segment.source,
  targetText: target.target,
  forbidden: [...rest.forbidden],
  wanted: [...rest.wanted],
  proposed: rest.proposed,
  editable: closed === null,
})
