/** What a client may send, and how long it may take. Bytes and milliseconds. */
export interface HttpLimits {
  readonly bodyBytes: number
  readonly headerBytes: number
  readonly paramCharacters: number
  /** For the headers alone. */
  readonly headersMs: number
  /** For the whole request, body included. */
  readonly requestMs: number
  readonly keepAliveMs: number
}

export const DEFAULT_LIMITS: HttpLimits = {
  bodyBytes: 1024 * 1024,
  headerBytes: 16 * 1024,
  paramCharacters: 300,
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 10_000,
}

export const withDefaults = (limits: Partial<HttpLimits> = {}): HttpLimits => ({
  ...DEFAULT_LIMITS,
  ...limits,
})
