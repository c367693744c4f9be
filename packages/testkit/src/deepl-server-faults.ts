import type { ServerResponse } from 'node:http'

export const DEEPL_FAULTS = [
  'rate_limit',
  'quota',
  'auth',
  'too_large',
  'error',
  'unavailable',
  'reset',
  'drip',
  'truncated',
  'html',
  'wrong_count',
  'merged',
  'reordered',
  'empty',
  'echo',
  'tags_dropped',
  'tags_doubled',
  'tags_crossed',
  'redirect',
  'script',
  'long',
  'numbers',
] as const
export type DeeplFault = (typeof DEEPL_FAULTS)[number]

export interface PlannedFault {
  readonly fault: DeeplFault
  /** How many requests it hits; default one. */
  readonly times?: number
  readonly retryAfterSeconds?: number
  /** Only requests that hold this text are hit. */
  readonly when?: string
}

interface Status {
  readonly status: number
  readonly message: string
}

const STATUS: Readonly<Partial<Record<DeeplFault, Status>>> = {
  rate_limit: { status: 429, message: 'Too many requests' },
  quota: { status: 456, message: 'Quota Exceeded' },
  auth: { status: 403, message: 'Wrong key' },
  too_large: { status: 413, message: 'Request too large' },
  error: { status: 500, message: 'Internal error' },
  unavailable: { status: 503, message: 'Resource currently unavailable' },
}

const GATEWAY_PAGE = '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>'
// A byte each so often: a reader that only watches for silence waits for ever.
const DRIP_MS = 50

/** Answers a request with a fault of the wire. False when the fault is one of the words, which `damaged` makes. */
export function answerWithFault(
  reply: ServerResponse,
  { fault, retryAfterSeconds }: PlannedFault,
  body: string,
): boolean {
  const status = STATUS[fault]
  if (status !== undefined) {
    const wait = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }
    reply.writeHead(status.status, { 'Content-Type': 'application/json', ...wait })
    reply.end(JSON.stringify({ message: status.message }))
    return true
  }
  switch (fault) {
    case 'reset':
      reply.socket?.resetAndDestroy()
      return true
    case 'drip': {
      reply.writeHead(200, { 'Content-Type': 'application/json' })
      let at = 0
      const timer = setInterval(() => {
        if (reply.destroyed || at >= body.length) {
          clearInterval(timer)
          reply.end()
        } else reply.write(body.charAt(at++))
      }, DRIP_MS)
      reply.on('close', () => clearInterval(timer))
      return true
    }
    case 'truncated':
      reply.writeHead(200, { 'Content-Type': 'application/json' })
      reply.end(body.slice(0, body.length / 2))
      return true
    case 'html':
      reply.writeHead(200, { 'Content-Type': 'text/html' })
      reply.end(GATEWAY_PAGE)
      return true
    case 'redirect':
      reply.writeHead(307, { Location: 'http://169.254.169.254/v2/translate' })
      reply.end()
      return true
    default:
      return false
  }
}

/** The texts of a reply after a fault of the words. */
export function damaged(
  fault: DeeplFault,
  sources: readonly string[],
  targets: readonly string[],
): readonly string[] {
  const each = (change: (text: string) => string): string[] => targets.map(change)
  switch (fault) {
    case 'wrong_count':
      return targets.slice(0, -1)
    case 'merged':
      return [targets.join(' ')]
    case 'reordered':
      return targets.toReversed()
    case 'empty':
      return each(() => '')
    case 'echo':
      return sources
    case 'tags_dropped':
      return each((text) => text.replaceAll(/<[^<>]*>/g, ''))
    case 'tags_doubled':
      return each((text) => text.replaceAll(/<[^<>]*>/g, '$&$&'))
    case 'tags_crossed':
      return each(crossed)
    case 'script':
      return each((text) => `${text}&lt;script&gt;alert(1)&lt;/script&gt;<img src="x" onerror="alert(1)"/>`)
    case 'long':
      return each((text) => text.repeat(10))
    case 'numbers':
      return each((text) =>
        text.replaceAll(/(?<![\p{L}\d])\d(?=[^<>]*(?:<|$))/gu, (digit) => String((Number(digit) + 1) % 10)),
      )
    default:
      return targets
  }
}

/** The first two tags change places. */
function crossed(text: string): string {
  const [first, second] = text.match(/<[^<>]*>/g) ?? []
  if (first === undefined || second === undefined) return text
  return text.replace(first, '\0').replace(second, first).replace('\0', second)
}
