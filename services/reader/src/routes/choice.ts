import { localizedPath, negotiate, ownPath, splitPath } from '@passerelle/i18n'
import { type HttpServer, takeForms } from '@passerelle/runtime'
import { parseCookie, stringifySetCookie } from 'cookie'
import { z } from 'zod'
import type { Reader } from '../context.ts'
import { REMEMBER_PATH } from '../parts/remember-form.ts'

/** The cookie that keeps a reader's choice; it holds a locale of the site and nothing else. */
export const CHOICE_COOKIE = 'passerelle_language'
const YEAR_SECONDS = 31_536_000

const choice = z.object({ locale: z.string().max(35), path: z.string().max(2_000).optional() })

/** `/`: to the locale of the reader's saved choice, else of their browser. `POST /language`: saves the choice. */
export async function choiceRoutes(app: HttpServer, reader: Reader): Promise<void> {
  const { locales, defaultLocale } = reader.site

  app.get('/', (request, reply) => {
    const wish = {
      saved: parseCookie(request.headers.cookie ?? '')[CHOICE_COOKIE],
      acceptLanguage: request.headers['accept-language'],
    }
    return reply
      .header('vary', 'Accept-Language, Cookie')
      .header('cache-control', 'private, no-cache')
      .redirect(localizedPath(negotiate(wish, locales, defaultLocale), '/'), 302)
  })

  await takeForms(app)
  app.post(REMEMBER_PATH, (request, reply) => {
    const sent = choice.safeParse(request.body)
    const locale = sent.success ? locales.find((each) => each === sent.data.locale) : undefined
    // Only a path of this site, and only below the chosen locale: nothing that was sent can lead elsewhere.
    const wished = ownPath(sent.data?.path ?? '/') ?? '/'
    const path = splitPath(wished, locales)?.path ?? wished
    reply.header('cache-control', 'no-store')
    if (locale === undefined) return reply.redirect('/', 303)
    return reply
      .header(
        'set-cookie',
        stringifySetCookie({
          name: CHOICE_COOKIE,
          value: locale,
          path: '/',
          maxAge: YEAR_SECONDS,
          httpOnly: true,
          sameSite: 'lax',
          secure: request.protocol === 'https' || reader.settings.siteUrl?.startsWith('https:') === true,
        }),
      )
      .redirect(localizedPath(locale, path), 303)
  })
}
