import type { EngineFailure } from '@passerelle/workflow'
import { failure } from './failure.ts'
import { retryAfterMs } from './retry-after.ts'

export interface HttpReply {
  readonly status: number
  readonly body: string
  readonly retryAfter?: string
}

export interface ExchangeBounds {
  /** Ends the exchange, however slowly bytes still arrive. */
  readonly signal: AbortSignal
  readonly maxReplyBytes: number
}

/**
 * One request to an engine's server and its whole reply; undefined when there was none: not reached, not in time, cut short.
 * Redirects are replies like any other: following one could hand texts and key to somebody else.
 */
export async function exchange(
  url: URL,
  request: { readonly type: string; readonly body: string } | null,
  { signal, maxReplyBytes }: ExchangeBounds,
): Promise<HttpReply | undefined> {
  try {
    const reply = await fetch(url, {
      redirect: 'manual',
      signal,
      ...(request === null
        ? {}
        : { method: 'POST', headers: { 'content-type': request.type }, body: request.body }),
    })
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of reply.body ?? []) {
      bytes += chunk.byteLength
      if (bytes > maxReplyBytes) return { status: reply.status, body: '' }
      chunks.push(chunk)
    }
    const retryAfter = reply.headers.get('retry-after')
    return {
      status: reply.status,
      body: Buffer.concat(chunks).toString('utf8'),
      ...(retryAfter === null ? {} : { retryAfter }),
    }
  } catch {
    return undefined
  }
}

/** A reply's JSON, or undefined where it is none. */
export function jsonOf(reply: HttpReply | undefined): unknown {
  try {
    return reply === undefined ? undefined : JSON.parse(reply.body)
  } catch {
    return undefined
  }
}

/**
 * What a reply that is no translation means. `name` is the engine as people know it, `setting` the variable that holds its
 * address. Nothing of the server's own words is passed on: they may quote the text.
 */
export function httpFailure(
  reply: HttpReply | undefined,
  { name, setting, now }: { readonly name: string; readonly setting: string; readonly now: number },
): EngineFailure {
  if (reply === undefined)
    return failure('transient', `${name} could not be reached, or did not answer in time.`)
  const { status, retryAfter } = reply
  if (status >= 300 && status < 400)
    return failure(
      'permanent',
      `${name} answered with a redirect, which is never followed. Check ${setting}.`,
    )
  if (status === 401 || status === 403)
    return failure('auth', `${name} refused the key, or this address. Check ${setting} and its key.`)
  if (status === 413) return failure('too_large', `${name} found the request too large.`)
  if (status === 429)
    return failure('rate_limit', `${name} asks for fewer requests.`, retryAfterMs(retryAfter, now))
  if (status === 400) return failure('bad_input', `${name} could not read the request.`)
  if (status === 408 || status >= 500)
    return failure('transient', `${name} failed with status ${status}.`, retryAfterMs(retryAfter, now))
  if (status >= 400)
    return failure('permanent', `${name} refused the request with status ${status}. Check ${setting}.`)
  return failure('bad_reply', `${name} answered with something that is not a translation.`)
}
