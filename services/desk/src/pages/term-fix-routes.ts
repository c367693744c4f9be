import { isRefusal } from '@passerelle/domain'
import type { HttpServer } from '@passerelle/runtime'
import { affectedByTerm, applyTermFixes } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { paths } from '../paths.ts'
import { type Fields, field, fields } from './form.ts'
import type { Shows } from './show.ts'
import { affectedPage, type FixCounts } from './terms/affected.ts'
import { fixesIn } from './terms/fixes.ts'

const params = z.object({ id: z.string().max(200) })

/** What goes against a concept, and the fixes that a person picks. */
export function termFixRoutes(
  app: HttpServer,
  context: DeskContext,
  shows: Shows,
  options: DeskOptions,
): void {
  app.get(
    '/desk/terms/:id/affected',
    { config: { deskAccess: 'readTerms' }, schema: { params } },
    async (request, reply) => {
      const { id } = request.params
      const query = fields(request.query)
      const cursor = field(query, 'cursor')
      const [record, found] = await Promise.all([
        context.terms.concept(id),
        affectedByTerm(context, {
          actor: personOf(request),
          id,
          limit: options.pageSize,
          ...(cursor === undefined ? {} : { after: cursor }),
        }),
      ])
      const tongue = shows.tongueOf(request)
      const { t } = tongue
      if (record === undefined)
        return shows.say(request, reply, 404, t('message.notFound'), t('message.notFoundText'))
      if (isRefusal(found)) return shows.refuse(request, reply, found)
      return shows.show(request, reply, {
        title: t('terms.affected.title'),
        body: affectedPage({
          tongue,
          record,
          found,
          cursor,
          saved: field(query, 'done') === 'saved',
          counts: countsIn(query),
        }),
      })
    },
  )

  app.post(
    '/desk/terms/:id/fixes',
    { config: { deskAccess: 'review' }, schema: { params } },
    async (request, reply) => {
      const form = fields(request.body)
      const fixes = fixesIn(form, options.targetCharacters)
      const outcomes = await applyTermFixes(context, { actor: personOf(request), fixes })
      const count = (wanted: keyof FixCounts): string =>
        String(outcomes.filter(({ outcome }) => outcome === wanted).length)
      const cursor = field(form, 'cursor')
      const query = new URLSearchParams({
        applied: count('applied'),
        conflict: count('conflict'),
        refused: count('refused'),
        ...(cursor === undefined ? {} : { cursor }),
      })
      return reply.redirect(`${paths.affected(request.params.id)}?${query}`, 303)
    },
  )
}

/** The numbers that the desk wrote into the address after fixes; undefined where it did not. */
function countsIn(query: Fields): FixCounts | undefined {
  const [applied, conflict, refused] = (['applied', 'conflict', 'refused'] as const).map((name) => {
    const text = field(query, name) ?? ''
    return /^\d{1,5}$/.test(text) ? Number(text) : undefined
  })
  return applied === undefined || conflict === undefined || refused === undefined
    ? undefined
    : { applied, conflict, refused }
}
