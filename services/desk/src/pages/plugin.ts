import { type HttpPlugin, takeForms } from '@passerelle/runtime'
import { guardAccess, visitorOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { paths } from '../paths.ts'
import { field, fields } from './form.ts'
import { judgeRoutes } from './judge-routes.ts'
import { LANGUAGE_COOKIE, LANGUAGE_COOKIE_SECONDS } from './language.ts'
import { memoryRoutes } from './memory-routes.ts'
import { queueRoutes } from './queue-routes.ts'
import { segmentRoutes } from './segment-routes.ts'
import { shows } from './show.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { suggestionRoutes } from './suggestion-routes.ts'
import { termFixRoutes } from './term-fix-routes.ts'
import { termsRoutes } from './terms-routes.ts'
import { translationRoutes } from './translation-routes.ts'
import { xliffRoutes } from './xliff-routes.ts'

/** The desk's pages, under `/desk`. */
export const pagesPlugin =
  (context: DeskContext, options: DeskOptions): HttpPlugin =>
  async (app) => {
    await takeForms(app)
    const showing = shows(context)

    guardAccess(app, context.accounts, (why, request, reply) => {
      if (why === 'sign_in') {
        const next = request.method === 'GET' ? request.url : paths.queue
        return reply.redirect(`${paths.signIn}?next=${encodeURIComponent(next)}`, 303)
      }
      const { t } = showing.tongueOf(request)
      const name = visitorOf(request)?.name ?? ''
      return showing.say(request, reply, 403, t('message.notAllowed'), t('message.notAllowedText', { name }))
    })

    // `?lang=fr` on any page keeps that choice, and leads to the page without it.
    app.addHook('preHandler', async (request, reply) => {
      const wished = field(fields(request.query), 'lang')
      const chosen = showing.offered.find((locale) => locale === wished)
      if (request.method !== 'GET' || chosen === undefined) return
      const here = new URL(request.url, 'http://desk.invalid')
      here.searchParams.delete('lang')
      reply.setCookie(LANGUAGE_COOKIE, chosen, {
        path: '/',
        maxAge: LANGUAGE_COOKIE_SECONDS,
        sameSite: 'lax',
        httpOnly: true,
      })
      return reply.redirect(`${here.pathname}${here.search}`, 303)
    })

    signInRoutes(app, context, showing)
    queueRoutes(app, context, showing, options)
    translationRoutes(app, context, showing, options)
    segmentRoutes(app, context, showing, options)
    suggestionRoutes(app, context, showing)
    judgeRoutes(app, context, showing, options)
    memoryRoutes(app, context, showing, options)
    termsRoutes(app, context, showing, options)
    termFixRoutes(app, context, showing, options)
    await app.register(xliffRoutes(context, showing, options))
  }
