import { type NoReply, whyNoReply } from './no-reply.ts'

export interface HttpReply {
  readonly status: number
  readonly body: string
  readonly retryAfter?: string
}

export interface HttpPost {
  /** Its media type. */
  readonly type: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface ExchangeBounds {
  /** Ends the exchange, however slowly bytes still arrive. */
  readonly signal: AbortSignal
  readonly maxReplyBytes: number
}

/**
 * One request to an engine's server, a GET where there is no `post`, and its whole reply, or why there was none.
 * Redirects are replies like any other: following one could hand texts and key to somebody else.
 */
export async function exchange(
  url: URL,
  post: HttpPost | null,
  { signal, maxReplyBytes }: ExchangeBounds,
): Promise<HttpReply | NoReply> {
  try {
    const reply = await fetch(url, {
      redirect: 'manual',
      signal,
      ...(post === null
        ? {}
        : { method: 'POST', headers: { ...post.headers, 'content-type': post.type }, body: post.body }),
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
  } catch (error) {
    return whyNoReply(error)
  }
}

/** A reply's JSON, or undefined where it is none. */
export function jsonOf(reply: HttpReply | NoReply): unknown {
  try {
    return typeof reply === 'string' ? undefined : JSON.parse(reply.body)
  } catch {
    return undefined
  }
}
