/** What an error says about the services behind this one. */
export type Outage = 'unavailable' | 'full'

// Node's own codes, and PostgreSQL's: class 08 connection, 57P0x shutdown or start, 53300 too many connections.
const AWAY =
  /^(E(CONNREFUSED|CONNRESET|CONNABORTED|HOSTUNREACH|NETUNREACH|NOTFOUND|PIPE|TIMEDOUT|AI_AGAIN)|08...|57P0[1-5]|53[023]00|25P03)$/
const FULL = /^(ENOSPC|EDQUOT|53100)$/
// The pool's own errors have no code.
const AWAY_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after)/

/**
 * Whether an error means that something behind us is away or full, so that the same request may succeed later.
 * Looks through `cause` and aggregated errors; undefined for any other error.
 */
export function outageOf(error: unknown, depth = 5): Outage | undefined {
  if (!(error instanceof Error) || depth === 0) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (FULL.test(code)) return 'full'
  if (AWAY.test(code) || AWAY_MESSAGE.test(error.message)) return 'unavailable'
  const inner = error instanceof AggregateError ? error.errors : [error.cause]
  return inner.map((each) => outageOf(each, depth - 1)).find((outage) => outage !== undefined)
}
