/** Why a request had no reply: its server's name, address or certificate, the time, or a connection that broke. */
export type NoReply = 'unknown_host' | 'refused' | 'untrusted' | 'late' | 'broken'

// The codes of Node's TLS and of OpenSSL: a certificate that has run out, is nobody's or somebody else's, or no TLS at all.
const UNTRUSTED = /^(?:EPROTO$|CERT_|ERR_TLS_CERT|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/

/** Finds out from what a request was rejected with, whose causes hold the code of the system or of TLS. */
export function whyNoReply(error: unknown): NoReply {
  const seen = new Set<unknown>()
  for (let cause = error; cause instanceof Error && !seen.has(cause); cause = causeOf(cause)) {
    seen.add(cause)
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError' || cause.name === 'CanceledError')
      return 'late'
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown_host'
    if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'refused'
    if (UNTRUSTED.test(code)) return 'untrusted'
  }
  return 'broken'
}

// deepl-node keeps the cause in a field of its own; several addresses that all failed are listed.
function causeOf(error: Error): unknown {
  if (error instanceof AggregateError) return error.errors[0]
  return error.cause ?? ('error' in error ? error.error : undefined)
}
