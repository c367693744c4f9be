import type { Locale } from '@passerelle/domain'
import type { FastifyInstance } from 'fastify'
import type { Reader } from '../context.ts'
import { filterOf, readListingQuery } from '../listing-query.ts'
import { originOf, queryOf } from '../origin.ts'
import { listingPage, PAGE_SIZE } from '../pages/listing.ts'
import { HTML, sendPublic } from '../send.ts'

/** `/{locale}/`: the list of cases. */
export function listingRoutes(app: FastifyInstance, reader: Reader, locale: Locale): void {
  const voice = reader.voice(locale)
  const toList = `/${locale}/`
  for (const other of [`/${locale}`, `/${locale}/cases`, `/${locale}/cases/`]) {
    app.get(other, (request, reply) => reply.redirect(`${toList}${queryOf(request.url)}`, 308))
  }
  app.get(toList, async (request, reply) => {
    const query = readListingQuery(request.query)
    const listing = await reader.library.list(locale, filterOf(query), {
      number: query.page,
      size: PAGE_SIZE,
    })
    return sendPublic(
      request,
      reply,
      HTML,
      listingPage(reader, voice, originOf(reader.settings, request), query, listing),
    )
  })
}
