import type { FastifyRequest } from 'fastify'
import type { ReaderSettings } from './context.ts'

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i

/**
 * Where absolute addresses begin, without a slash at the end. The setting decides; only an installation without one
 * (a trial on one machine) believes the request's own host, and then only if it is spelled as a host.
 */
export function originOf(
  settings: ReaderSettings,
  request: Pick<FastifyRequest, 'host' | 'protocol'>,
): string {
  if (settings.siteUrl !== undefined) return settings.siteUrl.replace(/\/+$/, '')
  return HOST.test(request.host) ? `${request.protocol}://${request.host}` : 'http://localhost'
}

/** The query of a request's address with its question mark, or nothing: what a redirect takes along. */
export const queryOf = (url: string): string => {
  const start = url.indexOf('?')
  return start === -1 ? '' : url.slice(start)
}
