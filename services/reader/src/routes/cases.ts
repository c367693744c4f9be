import type { Locale } from '@passerelle/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { casePath, hasText, isForeign, languagesOf, originalPathFor } from '../case-address.ts'
import type { Reader } from '../context.ts'
import type { Fragments } from '../fragment-cache.ts'
import { originOf, queryOf } from '../origin.ts'
import { casePage } from '../pages/case.ts'
import { notFoundPage } from '../pages/not-found.ts'
import { HTML, sendPrivate, sendPublic } from '../send.ts'

const params = z.object({ slug: z.string().min(1).max(200) })

/** `/{locale}/cases/{slug}` and, for an original in none of the site's languages, `…/original` beside its translation. */
export function caseRoutes(app: FastifyInstance, reader: Reader, locale: Locale, fragments: Fragments): void {
  const voice = reader.voice(locale)

  const find = async (request: FastifyRequest) => {
    const read = params.safeParse(request.params)
    return read.success ? reader.library.find(read.data.slug.toWellFormed()) : undefined
  }
  const missing = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    sendPrivate(reply, 404, notFoundPage(reader, voice, originOf(reader.settings, request)))

  app.get(`/${locale}/cases/:slug`, async (request, reply) => {
    const item = await find(request)
    if (item === undefined) return missing(request, reply)
    const version = item.versions.get(locale) ?? item.original
    const page = { item, version, path: casePath(item.slug) }
    return sendPublic(
      request,
      reply,
      HTML,
      casePage(reader, voice, originOf(reader.settings, request), fragments, page),
    )
  })

  app.get(`/${locale}/cases/:slug/original`, async (request, reply) => {
    const item = await find(request)
    if (item === undefined) return missing(request, reply)
    const languages = languagesOf(item)
    if (!isForeign(languages, reader.site) || !hasText(languages, locale)) {
      return reply
        .header('cache-control', 'no-cache')
        .redirect(originalPathFor(languages, reader.site, locale), 302)
    }
    const page = { item, version: item.original, path: `${casePath(item.slug)}/original` }
    return sendPublic(
      request,
      reply,
      HTML,
      casePage(reader, voice, originOf(reader.settings, request), fragments, page),
    )
  })

  for (const page of ['', '/original']) {
    app.get(`/${locale}/cases/:slug${page}/`, (request, reply) => {
      const read = params.safeParse(request.params)
      if (!read.success) return missing(request, reply)
      const path = `/${locale}${casePath(read.data.slug.toWellFormed())}${page}`
      return reply.redirect(`${path}${queryOf(request.url)}`, 308)
    })
  }

  app.get(`/${locale}/*`, async (request, reply) => missing(request, reply))
}
