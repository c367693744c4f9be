import { pageAssets, serveAssets } from '@passerelle/page'
import type { HttpPlugin } from '@passerelle/runtime'
import { type ReaderContext, readerOf } from './context.ts'
import { fragmentCache } from './fragment-cache.ts'
import { caseRoutes } from './routes/cases.ts'
import { choiceRoutes } from './routes/choice.ts'
import { feedRoutes } from './routes/feed.ts'
import { listingRoutes } from './routes/listing.ts'
import { sitemapRoutes } from './routes/sitemap.ts'
import { readerStyles } from './styles.ts'

/**
 * The public site's routes. Each locale of the site has routes of its own, spelled out, so that an address can name no
 * other; what is at no route is left to the server (see `readerErrorPage`).
 * @throws RangeError when the site names a locale without a folder below /locales
 */
export function readerPlugin(context: ReaderContext): HttpPlugin {
  const reader = readerOf(context)
  const fragments = fragmentCache()
  return async (app) => {
    serveAssets(app, [...pageAssets, readerStyles])
    await choiceRoutes(app, reader)
    sitemapRoutes(app, reader)
    for (const locale of reader.site.locales) {
      listingRoutes(app, reader, locale)
      feedRoutes(app, reader, locale)
      caseRoutes(app, reader, locale, fragments)
    }
  }
}
