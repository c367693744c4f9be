import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locale } from '@passerelle/domain'
import { createI18n, LOCALES_FOLDER, loadLocales } from '@passerelle/i18n'
import { createHttpServer, createLogger, type HttpServer } from '@passerelle/runtime'
import type { PublicLibrary } from '@passerelle/workflow'
import type { ReaderSettings } from '../context.ts'
import { readerErrorPage } from '../error-page.ts'
import { readerPlugin } from '../plugin.ts'

/** The address of the site under test. */
export const SITE = 'https://cases.example.org'

/**
 * The public site over a library, for tests; a text that its pages lack is a failure. Beside the
 * locales of the checkout it speaks Arabic, with English words, to show its pages from right to left.
 */
export async function siteOf(
  library: PublicLibrary,
  settings: ReaderSettings = { siteUrl: SITE },
): Promise<HttpServer> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-locales-'))
  await cp(LOCALES_FOLDER, folder, { recursive: true })
  await mkdir(join(folder, 'ar'))
  await writeFile(
    join(folder, 'ar', 'locale.json'),
    JSON.stringify({ tag: 'ar', name: 'العربية', fallback: 'en' }),
  )
  const i18n = createI18n(await loadLocales(folder), {
    onMissing: ({ locale: tag, key }) => {
      throw new Error(`The reader asks for "${key}", which ${tag} has not.`)
    },
  })
  await rm(folder, { recursive: true })
  const site = { locales: ['en', 'fr', 'es', 'ar'].map(locale), defaultLocale: locale('en') }
  const context = { library, i18n, site, settings }
  const app = await createHttpServer({
    log: createLogger({ name: 'reader', level: 'silent' }),
    errorPage: readerErrorPage(context),
  })
  await app.register(readerPlugin(context))
  return app
}
