import type { EngineFailure } from '@passerelle/workflow'
import { ConnectionError } from 'deepl-node'
import type { Exchange } from './deepl-client.ts'
import { failure } from './failure.ts'
import { httpFailure } from './http-failure.ts'
import { whyNoReply } from './no-reply.ts'

// What axios says of a reply over the limit of bytes.
const TOO_LONG = /maxContentLength/

/**
 * What went wrong in an exchange with DeepL, as a failure. deepl-node's own messages quote the server, which may quote the
 * text, so none of them is passed on.
 */
export function deeplFailure(error: unknown, { status, retryAfter }: Exchange, now: number): EngineFailure {
  const server = { name: 'DeepL', address: 'DEEPL_SERVER_URL', key: 'DEEPL_AUTH_KEY', now }
  if (status !== undefined)
    return httpFailure({ status, body: '', ...(retryAfter === undefined ? {} : { retryAfter }) }, server)
  if (!(error instanceof ConnectionError))
    return failure('permanent', 'The request to DeepL could not be built.')
  return TOO_LONG.test(error.message)
    ? httpFailure({ status: 200, body: '' }, server)
    : httpFailure(whyNoReply(error), server)
}
