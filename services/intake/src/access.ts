import { type Actor, may } from '@passerelle/domain'
import { type HttpRequest, type HttpServer, problem, sendProblem, webHeaders } from '@passerelle/runtime'
import type { Accounts, CaseOverview, Views } from '@passerelle/workflow'

const UNAUTHENTICATED = problem(
  401,
  'unauthenticated',
  "Send a token as 'Authorization: Bearer …', or sign in.",
)

/** One answer for what is absent and for what the asker may not see. */
export const NO_CASE = problem(404, 'not_found', 'There is no such case, or it is not yours to see.')

const actors = new WeakMap<HttpRequest['raw'], Actor>()

/** Lets nobody without a good token or session to any route of the plugin. */
export function guardAccess(app: HttpServer, accounts: Accounts): void {
  app.addHook('onRequest', async (request, reply) => {
    const actor = await accounts.authenticate(webHeaders(request))
    if (actor === undefined) return sendProblem(reply.header('www-authenticate', 'Bearer'), UNAUTHENTICATED)
    actors.set(request.raw, actor)
    reply.header('cache-control', 'private, no-store')
    return
  })
}

/** Who is asking. */
export function actorOf(request: HttpRequest): Actor {
  const actor = actors.get(request.raw)
  if (actor === undefined) throw new Error('This route is not behind guardAccess.')
  return actor
}

/** A case by its id or slug, if the actor may read it: an ingest token sees what it submitted, and nothing else. */
export async function visibleCase(views: Views, actor: Actor, id: string): Promise<CaseOverview | undefined> {
  const found = await views.case(id)
  return found !== undefined && may.readCase(actor, found.record.submittedBy) ? found : undefined
}
