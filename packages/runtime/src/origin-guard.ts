import type { HttpServer } from './http-types.ts'
import { problem } from './problem.ts'
import { sendProblem } from './send-problem.ts'

/** What the guard looks at: the method, and headers by their lower-case names. */
export interface GuardedRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may change something, as far as its origin goes (cross-site request forgery).
 *
 * | it carries        | Sec-Fetch-Site          | else Origin             | neither |
 * |-------------------|-------------------------|-------------------------|---------|
 * | a bearer token    | allowed: other sites can't make a browser send one  | |         |
 * | a cookie          | only `same-origin`      | only this host          | refused |
 * | no credentials    | only `same-origin`      | only this host          | allowed |
 */
export function fromSameOrigin({ method, headers }: GuardedRequest): boolean {
  if (SAFE_METHODS.has(method)) return true
  if (typeof headers.authorization === 'string' && /^bearer /i.test(headers.authorization)) return true
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = headers
  if (origin !== undefined)
    return typeof origin === 'string' && typeof host === 'string' && hostOf(origin) === host.toLowerCase()
  return headers.cookie === undefined
}

// Only the host is compared: behind a proxy that ends TLS our own scheme is not the browser's.
function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host
}

/** Refuses state-changing requests that another site made a browser send: 403 `cross_origin`. */
export function guardOrigin(app: HttpServer): void {
  app.addHook('onRequest', async (request, reply) => {
    if (fromSameOrigin(request)) return
    return sendProblem(
      reply,
      problem(403, 'cross_origin', 'This request came from another site; open the page here and try again.'),
    )
  })
}
