import { type Actor, may } from '@passerelle/domain'
import { type HttpReply, type HttpRequest, type HttpServer, webHeaders } from '@passerelle/runtime'
import type { Accounts } from '@passerelle/workflow'

/** Who may use a route at all; what they may see and do there is asked of the domain again, for each object. */
export const ACCESS = {
  /** Signing in, and the files of the pages. */
  anyone: (): boolean => true,
  signedIn: (actor: Actor | undefined): boolean => actor !== undefined,
  review: (actor: Actor | undefined): boolean => actor !== undefined && may.review(actor),
  readTerms: (actor: Actor | undefined): boolean => actor !== undefined && may.readTerms(actor),
  editTerms: (actor: Actor | undefined): boolean => actor !== undefined && may.editTerms(actor),
  settleLanguage: (actor: Actor | undefined): boolean => actor !== undefined && may.settleLanguage(actor),
  retryCase: (actor: Actor | undefined): boolean => actor !== undefined && may.retryCase(actor),
} as const
export type Access = keyof typeof ACCESS

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly deskAccess?: Access
  }
}

type Person = Extract<Actor, { kind: 'person' }>

/** How a visitor who may not go on is answered: asked to sign in, or told that this is not for them. */
export type Turn = (
  why: 'sign_in' | 'not_allowed',
  request: HttpRequest,
  reply: HttpReply,
) => Promise<HttpReply> | HttpReply

const persons = new WeakMap<HttpRequest['raw'], Person>()

/**
 * Holds every route of a plugin to its `deskAccess`. A route without one does not start: what is not listed nobody may do.
 * @throws Error when such a route is added
 */
export function guardAccess(app: HttpServer, accounts: Accounts, turn: Turn): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.deskAccess === undefined)
      throw new Error(`${String(method)} ${url} has no deskAccess. Say in its config who may use it.`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config.deskAccess
    const actor = await accounts.authenticate(webHeaders(request))
    if (actor?.kind === 'person') persons.set(request.raw, actor)
    if (access === undefined || ACCESS[access](actor)) return
    return turn(actor === undefined ? 'sign_in' : 'not_allowed', request, reply)
  })
}

/** Who is asking; undefined for a visitor who is not signed in. */
export const visitorOf = (request: HttpRequest): Person | undefined => persons.get(request.raw)

/** Who is asking, on a route that only people who are signed in reach. */
export function personOf(request: HttpRequest): Person {
  const person = persons.get(request.raw)
  if (person === undefined)
    throw new Error('This route is open to visitors; read its visitor with visitorOf.')
  return person
}
