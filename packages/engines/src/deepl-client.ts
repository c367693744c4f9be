import { DeepLClient } from 'deepl-node'

export interface DeeplConnection {
  readonly authKey: string
  readonly serverUrl?: string
}

/** What the wire showed of one exchange, beside what deepl-node makes of it. */
export interface Exchange {
  status?: number
  retryAfter?: string
}

export interface ExchangeLimits {
  /** Ends the exchange, however slowly bytes still arrive: deepl-node's own time-out starts anew with each of them. */
  readonly signal: AbortSignal
  readonly maxReplyBytes: number
}

/**
 * A deepl-node client for one exchange. Its requests are tightened at the one place where deepl-node prepares them: no
 * redirect is followed (it would believe any other origin), the reply is bounded in time and size, and status and
 * Retry-After, which deepl-node drops, are noted in `exchange`. Clients share deepl-node's connections, so one a request
 * costs nothing.
 */
class WatchedClient extends DeepLClient {
  constructor({ authKey, serverUrl }: DeeplConnection, limits: ExchangeLimits, exchange: Exchange) {
    super(authKey, {
      // One try: `maxRetries` counts tries, and 0 and 1 both mean one. Retries belong to the queue.
      maxRetries: 0,
      sendPlatformInfo: false,
      appInfo: { appName: 'passerelle', appVersion: '0.1.0' },
      ...(serverUrl === undefined ? {} : { serverUrl: serverUrl.replace(/\/+$/, '') }),
    })
    const prepare = this.httpClient.prepareRequest.bind(this.httpClient)
    this.httpClient.prepareRequest = (...request) => ({
      ...prepare(...request),
      maxRedirects: 0,
      maxContentLength: limits.maxReplyBytes,
      timeout: 0,
      signal: limits.signal,
      transformResponse: (body: unknown, headers, status) => {
        if (status !== undefined) exchange.status = status
        const asked: unknown = headers.get('retry-after')
        if (typeof asked === 'string') exchange.retryAfter = asked
        return body
      },
    })
  }
}

export const deeplClient = (
  connection: DeeplConnection,
  limits: ExchangeLimits,
  exchange: Exchange,
): DeepLClient => new WatchedClient(connection, limits, exchange)
