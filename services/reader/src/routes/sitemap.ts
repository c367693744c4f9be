import { localizedPath } from '@passerelle/i18n'
import type { FastifyInstance } from 'fastify'
import type { Element } from 'xast'
import { x } from 'xastscript'
import { caseTexts, indexingOf } from '../case-address.ts'
import type { Reader } from '../context.ts'
import { originOf } from '../origin.ts'
import { sendPublic } from '../send.ts'
import { xmlFile } from '../xml.ts'

/** Addresses in one file, as sitemaps.org allows. */
export const SITEMAP_LIMIT = 50_000

type Index = Awaited<ReturnType<Reader['library']['index']>>

/** Every page that may be indexed, each with the same page in the other languages. */
export function sitemapFile(reader: Reader, origin: string, index: Index): string {
  const { site } = reader
  const lists = site.locales.map((locale) => ({
    path: localizedPath(locale, '/'),
    updatedAt: undefined,
    alternates: [
      ...site.locales.map((other) => ({ hreflang: other, path: localizedPath(other, '/') })),
      { hreflang: 'x-default', path: '/' },
    ],
  }))
  const cases = index.flatMap((item) =>
    caseTexts(item, site).map(({ path }) => ({
      path,
      updatedAt: item.updatedAt,
      alternates: indexingOf(item, site, path).alternates,
    })),
  )
  const entry = ({ path, updatedAt, alternates }: (typeof lists)[number] | (typeof cases)[number]): Element =>
    x('url', [
      x('loc', `${origin}${path}`),
      ...(updatedAt === undefined ? [] : [x('lastmod', updatedAt)]),
      ...alternates.map((other) =>
        x('xhtml:link', { rel: 'alternate', hreflang: other.hreflang, href: `${origin}${other.path}` }),
      ),
    ])
  return xmlFile(
    x(null, [
      x(
        'urlset',
        {
          xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
          'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
        },
        [...lists, ...cases].slice(0, SITEMAP_LIMIT).map(entry),
      ),
    ]),
  )
}

/** `/sitemap.xml`, and `/robots.txt` that names it. */
export function sitemapRoutes(app: FastifyInstance, reader: Reader): void {
  app.get('/sitemap.xml', async (request, reply) => {
    const file = sitemapFile(reader, originOf(reader.settings, request), await reader.library.index())
    return sendPublic(request, reply, 'application/xml; charset=utf-8', file)
  })
  app.get('/robots.txt', (request, reply) =>
    sendPublic(
      request,
      reply,
      'text/plain; charset=utf-8',
      `User-agent: *\nAllow: /\nSitemap: ${originOf(reader.settings, request)}/sitemap.xml\n`,
    ),
  )
}
