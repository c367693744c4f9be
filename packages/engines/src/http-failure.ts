import type { EngineFailure } from '@passerelle/workflow'
import { failure, unbilled } from './failure.ts'
import type { HttpReply } from './http-exchange.ts'
import type { NoReply } from './no-reply.ts'
import { retryAfterMs } from './retry-after.ts'

/** A server as its operator knows it. */
export interface NamedServer {
  readonly name: string
  /** The variable that holds its address, and the one that holds its key. */
  readonly address: string
  readonly key?: string
  /** Milliseconds since 1970. */
  readonly now: number
}

type Kind = EngineFailure['kind']

// RFC 9110 and RFC 6585; 456 is DeepL's for a used-up quota, 402 what hosted models say for one, 529 an overloaded server.
const KINDS: Readonly<Record<number, Kind>> = {
  400: 'bad_input',
  401: 'auth',
  402: 'quota',
  403: 'auth',
  407: 'auth',
  408: 'transient',
  409: 'transient',
  413: 'too_large',
  422: 'bad_input',
  425: 'transient',
  429: 'rate_limit',
  456: 'quota',
  501: 'permanent',
  505: 'permanent',
}

// A server that broke down over a request, and a gateway that lost its server, may have done the work.
const MAY_BE_BILLED = new Set([500, 502, 504])

function kindOf(status: number): Kind {
  const kind = KINDS[status]
  if (kind !== undefined) return kind
  if (status < 300) return 'bad_reply'
  return status < 500 ? 'permanent' : 'transient'
}

/**
 * What a reply that is no translation means, or having none. Nothing of the server's own words is passed on: they may quote the
 * text.
 */
export function httpFailure(reply: HttpReply | NoReply, server: NamedServer): EngineFailure {
  if (typeof reply === 'string') return withoutReply(reply, server)
  const { name, address, key, now } = server
  const { status } = reply
  const wait = retryAfterMs(reply.retryAfter, now)
  const kind = kindOf(status)
  switch (kind) {
    case 'auth':
      return failure(
        kind,
        `${name} refused the key, or this address. Check ${key ?? 'its key'} and ${address}.`,
      )
    case 'quota':
      return failure(kind, `The quota at ${name} is used up. Raise it, or wait until it resets.`, wait)
    case 'rate_limit':
      return failure(kind, `${name} asks for fewer requests.`, wait)
    case 'too_large':
      return failure(kind, `${name} found the request too large.`)
    case 'bad_input':
      return failure(kind, `${name} could not read the request.`)
    case 'bad_reply':
      return failure(kind, `${name} answered with something that is not a translation.`)
    case 'transient': {
      const failed = failure(kind, `${name} failed with status ${status}.`, wait)
      return MAY_BE_BILLED.has(status) ? failed : unbilled(failed)
    }
    case 'permanent':
    case 'unsupported_pair':
      return failure(
        'permanent',
        status >= 300 && status < 400
          ? `${name} answered with a redirect, which is never followed. Check ${address}.`
          : `${name} refused the request with status ${status}. Check ${address}.`,
      )
  }
}

function withoutReply(why: NoReply, { name, address }: NamedServer): EngineFailure {
  switch (why) {
    case 'unknown_host':
      return unbilled(
        failure(
          'transient',
          `The host of ${name} could not be found. Check ${address}, or the name service.`,
        ),
      )
    case 'refused':
      return unbilled(
        failure('transient', `${name} could not be reached. Check that it runs, and ${address}.`),
      )
    case 'late':
      return failure('transient', `${name} did not answer in time.`)
    case 'broken':
      return failure('transient', `${name} broke off the connection.`)
    // Trying again changes no certificate.
    case 'untrusted':
      return failure(
        'permanent',
        `${name} could not prove who it is: its certificate is not trusted here. Check ${address}, or name its authority in NODE_EXTRA_CA_CERTS.`,
      )
  }
}
