import { negotiate, splitPath } from '@passerelle/i18n'
import type { FastifyRequest } from 'fastify'
import { type ReaderContext, readerOf } from './context.ts'
import { originOf } from './origin.ts'
import { errorPage, notFoundPage } from './pages/not-found.ts'

/**
 * The page that a browser gets for an error, in the locale of the address, else in the browser's. Give it to the server
 * as its `errorPage`. Refusals other than "not found" are left to problem details: they answer programs.
 */
export function readerErrorPage(
  context: ReaderContext,
): (request: FastifyRequest, problem: { readonly status: number }) => string | undefined {
  const reader = readerOf(context)
  const { locales, defaultLocale } = context.site
  return (request, { status }) => {
    if (status !== 404 && status < 500) return undefined
    const path = request.url.split('?', 1)[0] ?? '/'
    const wish = { acceptLanguage: request.headers['accept-language'] }
    const locale = splitPath(path, locales)?.locale ?? negotiate(wish, locales, defaultLocale)
    const page = status === 404 ? notFoundPage : errorPage
    return page(reader, reader.voice(locale), originOf(context.settings, request))
  }
}
