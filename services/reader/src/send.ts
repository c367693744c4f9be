import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** How long shared caches may keep a page, and how long they may show an old one while they fetch. Seconds. */
export const SHARED_CACHE = { fresh: 60, stale: 300 } as const

/**
 * Sends a public page. Its address says its locale, so it is the same for everybody: browsers ask whether it changed,
 * shared caches keep it for a minute. No such answer ever sets a cookie.
 */
export function sendPublic(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  body: string,
): FastifyReply {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  reply
    .header('etag', etag)
    .header(
      'cache-control',
      `public, max-age=0, s-maxage=${SHARED_CACHE.fresh}, stale-while-revalidate=${SHARED_CACHE.stale}`,
    )
  const known = request.headers['if-none-match'] ?? ''
  if (
    known
      .slice(0, 1_000)
      .split(',')
      .some((tag) => tag.trim().replace(/^W\//, '') === etag)
  ) {
    return reply.code(304).send()
  }
  return reply.header('content-type', type).send(body)
}

export const HTML = 'text/html; charset=utf-8'

/** Sends a page that nobody may keep: a refusal, or one that depends on who asks. */
export const sendPrivate = (reply: FastifyReply, status: number, body: string): FastifyReply =>
  reply.code(status).header('cache-control', 'no-store').header('content-type', HTML).send(body)
