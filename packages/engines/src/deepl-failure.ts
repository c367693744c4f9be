import type { EngineFailure } from '@passerelle/workflow'
import { AuthorizationError, ConnectionError, QuotaExceededError, TooManyRequestsError } from 'deepl-node'
import type { Exchange } from './deepl-client.ts'
import { failure } from './failure.ts'
import { retryAfterMs } from './retry-after.ts'

/**
 * What went wrong in an exchange with DeepL, as a failure. deepl-node's own messages quote the server, which may quote the
 * text, so none of them is passed on.
 */
export function deeplFailure(error: unknown, exchange: Exchange, now: number): EngineFailure {
  const { status } = exchange
  if (error instanceof AuthorizationError || status === 401)
    return failure(
      'auth',
      'DeepL refused the key. Check DEEPL_AUTH_KEY, and that the key fits DEEPL_SERVER_URL.',
    )
  if (error instanceof QuotaExceededError)
    return failure(
      'quota',
      "DeepL's quota for this billing period is used up. Raise it, or wait until it resets.",
    )
  if (error instanceof TooManyRequestsError)
    return failure('rate_limit', 'DeepL asks for fewer requests.', retryAfterMs(exchange.retryAfter, now))
  if (error instanceof ConnectionError && status === undefined)
    return failure('transient', 'DeepL could not be reached, or did not answer in time.')
  if (status === undefined) return failure('permanent', 'The request to DeepL could not be built.')
  if (status >= 300 && status < 400)
    return failure(
      'permanent',
      'DeepL answered with a redirect, which is never followed. Check DEEPL_SERVER_URL.',
    )
  if (status === 413) return failure('too_large', 'DeepL found the request too large.')
  if (status === 400) return failure('bad_input', 'DeepL could not read the request.')
  if (status === 408 || status === 529 || status >= 500)
    return failure('transient', `DeepL failed with status ${status}.`, retryAfterMs(exchange.retryAfter, now))
  if (status >= 400) return failure('permanent', `DeepL refused the request with status ${status}.`)
  return failure('bad_reply', 'DeepL answered with something that is not a translation.')
}
