import { caseId, parseLocale, QUEUE_ORDERS, TRANSLATION_STATES } from '@passerelle/domain'
import type { HttpServer } from '@passerelle/runtime'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { visibleTargets } from '../visible.ts'
import { presentListed } from './present-translation.ts'
import { translationListShape } from './shapes.ts'

const target = z.string().transform((tag, context) => {
  const parsed = parseLocale(tag)
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom', message: "must be a language tag such as 'pt-BR'." })
  return z.NEVER
})

/** `GET /translations`: those in the person's languages, the newest first. */
export function listTranslations(app: HttpServer, { views }: DeskContext, options: DeskOptions): void {
  const querystring = z.object({
    state: z.enum(TRANSLATION_STATES).optional(),
    target: target.optional(),
    case: z.string().max(300).optional(),
    q: z.string().max(200).optional(),
    order: z
      .enum(QUEUE_ORDERS)
      .optional()
      .describe('`likeliest` and `hardest` go by the estimates: which may need little, which much'),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(options.pageSizeLimit).default(options.pageSize),
  })
  app.get(
    '/translations',
    {
      config: { deskAccess: 'review' },
      schema: {
        summary: 'List translations',
        tags: ['translations'],
        querystring,
        response: { 200: translationListShape },
      },
    },
    async (request) => {
      const { state, target, q, cursor, limit, order, case: ofCase } = request.query
      const targets = visibleTargets(personOf(request))
      const page = await views.translations(
        {
          ...(state === undefined ? {} : { state }),
          ...(target === undefined ? {} : { target }),
          ...(targets === null ? {} : { targets }),
          ...(ofCase === undefined ? {} : { case: caseId(ofCase) }),
          ...(q === undefined ? {} : { search: q }),
          ...(order === undefined ? {} : { order }),
        },
        { limit, ...(cursor === undefined ? {} : { after: cursor }) },
      )
      return { items: page.items.map(presentListed), next: page.next }
    },
  )
}
