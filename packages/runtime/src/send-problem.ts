import type { HttpReply } from './http-types.ts'
import type { Problem } from './problem.ts'

/** Seconds after which a client may come back when something is away. */
export const RETRY_AFTER_SECONDS = 5

/** Answers with a problem; 503 and 507 also say when to come back. */
export function sendProblem(reply: HttpReply, problem: Problem): HttpReply {
  if ((problem.status === 503 || problem.status === 507) && !reply.hasHeader('retry-after'))
    reply.header('retry-after', String(RETRY_AFTER_SECONDS))
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}
