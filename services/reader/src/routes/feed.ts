import type { Locale } from '@passerelle/domain'
import { localizedPath } from '@passerelle/i18n'
import type { FastifyInstance } from 'fastify'
import { x } from 'xastscript'
import { casePath } from '../case-address.ts'
import type { Reader } from '../context.ts'
import { originOf } from '../origin.ts'
import { sendPublic } from '../send.ts'
import { xmlFile, xmlText } from '../xml.ts'

/** Entries of a feed: about what most readers keep. */
export const FEED_LIMIT = 30

type Newest = Awaited<ReturnType<Reader['library']['newest']>>

/** The newest texts of a locale as an Atom feed (RFC 4287). */
export function feedFile(reader: Reader, locale: Locale, origin: string, newest: Newest): string {
  const { t } = reader.voice(locale)
  const site = t('site.name')
  const home = `${origin}${localizedPath(locale, '/')}`
  // Atom asks for a time; an empty feed is as old as time itself.
  const updated =
    newest
      .map(({ version }) => version.publishedAt)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00.000Z'
  return xmlFile(
    x(null, [
      x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale }, [
        x('id', home),
        x('title', t('feed.title', { site })),
        x('subtitle', t('feed.subtitle')),
        x('updated', updated),
        x('author', [x('name', xmlText(reader.settings.operator ?? site))]),
        x('link', {
          rel: 'self',
          type: 'application/atom+xml',
          href: `${origin}${localizedPath(locale, '/feed.atom')}`,
        }),
        x('link', { rel: 'alternate', type: 'text/html', href: home, hreflang: locale }),
        ...newest.map(({ slug, version }) => {
          const address = `${origin}${localizedPath(locale, casePath(slug))}`
          return x('entry', [
            x('id', address),
            x('title', xmlText(version.content.title)),
            x('updated', version.publishedAt),
            x('link', { rel: 'alternate', type: 'text/html', href: address, hreflang: locale }),
            ...(version.content.summary === undefined
              ? []
              : [x('summary', xmlText(version.content.summary))]),
            ...version.facts.topics.map((topic) => x('category', { term: xmlText(topic) })),
          ])
        }),
      ]),
    ]),
  )
}

/** `/{locale}/feed.atom` */
export function feedRoutes(app: FastifyInstance, reader: Reader, locale: Locale): void {
  app.get(`/${locale}/feed.atom`, async (request, reply) => {
    const newest = await reader.library.newest(locale, FEED_LIMIT)
    const file = feedFile(reader, locale, originOf(reader.settings, request), newest)
    return sendPublic(request, reply, 'application/atom+xml; charset=utf-8', file)
  })
}
