import { REFUSAL_STATUS } from '@passerelle/assembly'
import { isRefusal, may } from '@passerelle/domain'
import type { HttpReply, HttpRequest, HttpServer } from '@passerelle/runtime'
import { putTerm, removeTerm } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import { type DeskContext, type DeskOptions, languagesOf } from '../context.ts'
import { paths } from '../paths.ts'
import { conceptIdSchema, HISTORY_SHOWN } from '../terms/concept-body.ts'
import { type Fields, field, fields, versionOf } from './form.ts'
import type { Shows } from './show.ts'
import { type ConceptPageProps, conceptPage } from './terms/concept-page.ts'
import { conceptIn, draftIn } from './terms/draft.ts'
import { type TermsWish, termsPage } from './terms/list.ts'

const params = z.object({ id: z.string().max(200) })
const read = { deskAccess: 'readTerms' } as const
const edit = { deskAccess: 'editTerms' } as const

/** `/desk/terms`: the termbase, read by reviewers, written by administrators. */
export function termsRoutes(app: HttpServer, context: DeskContext, shows: Shows, options: DeskOptions): void {
  app.get(paths.terms, { config: read }, async (request, reply) => {
    const query = fields(request.query)
    const wish = readWish(query, options.searchCharacters)
    const { text, cursor } = wish
    const found = await context.terms.list(text === '' ? {} : { search: text }, {
      limit: options.pageSize,
      ...(cursor === undefined ? {} : { after: cursor }),
    })
    const tongue = shows.tongueOf(request)
    const isEditor = may.editTerms(personOf(request))
    const removed = field(query, 'done') === 'removed'
    return shows.show(request, reply, {
      title: tongue.t('terms.title'),
      body: termsPage({ tongue, wish, found, isEditor, removed }),
    })
  })

  // An id of its own from the start: the form that is sent twice writes one concept.
  app.get(paths.newConcept, { config: edit }, (request, reply) =>
    page(request, reply, `term-${context.newId()}`, { canBeNew: true }),
  )

  app.get('/desk/terms/:id', { config: read, schema: { params } }, (request, reply) =>
    page(request, reply, request.params.id, {}),
  )

  app.post('/desk/terms/:id', { config: edit, schema: { params } }, async (request, reply) => {
    const id = conceptIdSchema.safeParse(request.params.id)
    if (!id.success) return notFound(request, reply)
    const form = fields(request.body)
    const mine = draftIn(form)
    const concept = conceptIn(id.data, mine)
    if ('fault' in concept)
      return page(request, reply, id.data, { canBeNew: true, mine, fault: concept, status: 422 })
    const actor = personOf(request)
    const written = await putTerm(context, { actor, concept, expectedVersion: versionOf(form) })
    if (!isRefusal(written)) return reply.redirect(`${paths.affected(id.data)}?done=saved`, 303)
    if (written.code !== 'edit_conflict') return shows.refuse(request, reply, written)
    return page(request, reply, id.data, {
      canBeNew: true,
      mine,
      conflict: true,
      status: REFUSAL_STATUS[written.code],
    })
  })

  app.post('/desk/terms/:id/remove', { config: edit, schema: { params } }, async (request, reply) => {
    const removed = await removeTerm(context, {
      actor: personOf(request),
      id: request.params.id,
      expectedVersion: versionOf(fields(request.body)),
    })
    return isRefusal(removed)
      ? shows.refuse(request, reply, removed)
      : reply.redirect(`${paths.terms}?done=removed`, 303)
  })

  async function page(
    request: HttpRequest,
    reply: HttpReply,
    id: string,
    {
      canBeNew = false,
      status = 200,
      ...told
    }: Pick<ConceptPageProps, 'mine' | 'fault' | 'conflict'> & { canBeNew?: boolean; status?: number },
  ): Promise<HttpReply> {
    const [record, changes] = await Promise.all([
      context.terms.concept(id),
      // One more than is shown, so that the oldest of them has what it changed beside it.
      context.terms.history(id, HISTORY_SHOWN + 1),
    ])
    if (!canBeNew && record === undefined && changes.length === 0) return notFound(request, reply)
    const tongue = shows.tongueOf(request)
    return shows.show(request, reply, {
      status,
      title: tongue.t('terms.title'),
      here: canBeNew && record === undefined ? paths.newConcept : paths.concept(id),
      body: conceptPage({
        tongue,
        id,
        record,
        changes,
        isEditor: may.editTerms(personOf(request)),
        languages: languagesOf(context),
        now: context.now(),
        ...told,
      }),
    })
  }

  const notFound = (request: HttpRequest, reply: HttpReply): HttpReply => {
    const { t } = shows.tongueOf(request)
    return shows.say(request, reply, 404, t('message.notFound'), t('message.notFoundText'))
  }
}

/** What the address asks for. */
function readWish(query: Fields, longest: number): TermsWish {
  const cursor = field(query, 'cursor')
  return {
    text: (field(query, 'q') ?? '').slice(0, longest).trim(),
    ...(cursor === undefined ? {} : { cursor }),
  }
}
