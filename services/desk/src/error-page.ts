import type { HttpRequest, Problem } from '@passerelle/runtime'
import type { DeskContext } from './context.ts'
import { messagePage } from './pages/message.ts'
import { shows } from './pages/show.ts'

/**
 * The page that a browser gets for an error at an address of the desk. Give it to the server as its `errorPage`; other
 * addresses, and refusals that are no page's affair, are left to problem details.
 */
export function deskErrorPage(
  context: DeskContext,
): (request: HttpRequest, problem: Problem) => string | undefined {
  const { html, tongueOf } = shows(context)
  return (request, { status }) => {
    if (!/^\/desk(?:[/?]|$)/.test(request.url) || (status !== 404 && status < 500)) return undefined
    const tongue = tongueOf(request)
    const { t } = tongue
    const [title, text] =
      status === 404
        ? [t('message.notFound'), t('message.notFoundText')]
        : [t('message.failed'), t(status === 503 ? 'message.unavailable' : 'message.failedText')]
    return html(request, { title, body: messagePage(tongue, title, text), here: '/desk' })
  }
}
