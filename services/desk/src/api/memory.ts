import { parseLocale } from '@passerelle/domain'
import { type HttpServer, problem, sendProblem } from '@passerelle/runtime'
import { searchConcordance } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { visibleTargets } from '../visible.ts'

const language = z.string().transform((tag, context) => {
  const parsed = parseLocale(tag)
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom', message: "must be a language tag such as 'pt-BR'." })
  return z.NEVER
})

const unitShape = z.object({
  source: z.string(),
  target: z.string(),
  sourceText: z.string().describe('With its codes: `<1>…</1>`, `<2/>`'),
  targetText: z.string(),
  trust: z.enum(['approved', 'imported']),
  from: z.enum(['human', 'mt']),
  engine: z.string().optional(),
  domain: z.string().optional(),
})

const TOO_BROAD = problem(
  422,
  'search_too_broad',
  'The search took too long; add another word, or one that is rarer or longer.',
)

/** `GET /memory/search`: units of the person's languages that hold words, in their source or in their target. */
export function searchMemoryRoute(
  app: HttpServer,
  context: Pick<DeskContext, 'memory'>,
  options: DeskOptions,
): void {
  const querystring = z.object({
    q: z.string().min(1).max(options.searchCharacters),
    source: language.optional(),
    target: language.optional(),
    trust: z.enum(['approved', 'imported']).optional(),
    cursor: z
      .string()
      .regex(/^(?:approved|imported)-\d{1,18}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(options.pageSizeLimit).default(options.pageSize),
  })
  app.get(
    '/memory/search',
    {
      config: { deskAccess: 'review' },
      schema: {
        summary: 'Look for words in the translation memory',
        description:
          'Units that hold all the words, in their source or in their target: what was approved here first, each kind the newest first. 422 `search_too_broad` where that takes too long.',
        tags: ['memory'],
        querystring,
        response: { 200: z.object({ items: z.array(unitShape), next: z.string().nullable() }) },
      },
    },
    async (request, reply) => {
      const { q, source, target, trust, cursor, limit } = request.query
      const { found } = await searchConcordance(context, {
        text: q,
        targets: visibleTargets(personOf(request)),
        limit,
        ...(source === undefined ? {} : { source }),
        ...(target === undefined ? {} : { target }),
        ...(trust === undefined ? {} : { trust }),
        ...(cursor === undefined ? {} : { after: cursor }),
      })
      if (found === 'too_broad') return sendProblem(reply, TOO_BROAD)
      return {
        items: found.items.map(({ trust: by, unit: { details: _, ...unit } }) => ({ ...unit, trust: by })),
        next: found.next,
      }
    },
  )
}
