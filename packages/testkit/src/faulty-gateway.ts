import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** What the gateway makes of a request, or of its reply. */
export type WireFault =
  /** A status code instead of a reply; the body quotes the request with its key, as careless servers do. */
  | { readonly type: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection breaks: before the reply, or in the middle of its body. */
  | { readonly type: 'reset' | 'reset-midway' }
  /** Half the reply, as if that were all. */
  | { readonly type: 'truncated' }
  /** A gateway's page instead of the reply, with status 200. */
  | { readonly type: 'page' }
  /** Bytes that are no text. */
  | { readonly type: 'garbage' }
  /** Nothing at all, or a byte each so often. */
  | { readonly type: 'silence' | 'drip' }
  /** Another reply, made of the real one. */
  | { readonly type: 'rewritten'; readonly rewrite: (body: string) => string }

export interface FaultyGateway {
  readonly url: string
  /** The next requests meet these faults, one each; those after them pass. */
  readonly plan: (...faults: readonly WireFault[]) => void
  /** How many requests a fault was planned for or that passed, since the start. */
  readonly requests: () => number
  readonly close: () => Promise<void>
}

const DRIP_MS = 50
const PAGE = '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>'

/**
 * Stands before an engine's server and breaks what goes through it. `isTranslation` tells which paths are requests for a
 * translation; all others pass.
 */
export async function startFaultyGateway(
  server: string,
  isTranslation: (path: string) => boolean,
): Promise<FaultyGateway> {
  const planned: WireFault[] = []
  let requests = 0
  const gateway = createServer((request, reply) => {
    const fault = isTranslation(request.url ?? '') ? planned.shift() : undefined
    if (isTranslation(request.url ?? '')) requests += 1
    pass(server, request, reply, fault).catch(() => reply.destroy())
  }).listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  const address = gateway.address()
  if (address === null || typeof address === 'string') throw new Error('The gateway has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    plan: (...faults) => void planned.push(...faults),
    requests: () => requests,
    close: async () => {
      gateway.close()
      gateway.closeAllConnections()
    },
  }
}

async function pass(
  server: string,
  request: IncomingMessage,
  reply: ServerResponse,
  fault: WireFault | undefined,
): Promise<void> {
  const sent = await buffer(request)
  if (fault?.type === 'reset') return void request.socket.resetAndDestroy()
  if (fault?.type === 'silence') return
  if (fault?.type === 'status') {
    reply.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
    const { authorization = '' } = request.headers
    return void reply.end(JSON.stringify({ message: `${authorization} ${sent.toString('utf8')}` }))
  }
  const { authorization, 'content-type': type = 'application/json' } = request.headers
  const real = await fetch(new URL(request.url ?? '/', server), {
    method: request.method ?? 'GET',
    headers: { 'content-type': type, ...(authorization === undefined ? {} : { authorization }) },
    ...(request.method === 'POST' ? { body: sent } : {}),
  })
  const body = Buffer.from(await real.arrayBuffer())
  const headers = { 'content-type': real.headers.get('content-type') ?? 'application/json' }
  switch (fault?.type) {
    case undefined:
      return void reply.writeHead(real.status, headers).end(body)
    case 'truncated':
      return void reply.writeHead(200, headers).end(body.subarray(0, body.length / 2))
    case 'page':
      return void reply.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
    case 'garbage':
      return void reply.writeHead(200, headers).end(Buffer.from([0xff, 0xfe, 0, 0x80, 0x3c, 0xc3, 0x28]))
    case 'rewritten':
      return void reply.writeHead(200, headers).end(fault.rewrite(body.toString('utf8')))
    case 'reset-midway':
      reply.writeHead(200, { ...headers, 'content-length': body.length })
      return void reply.write(body.subarray(0, body.length / 2), () => request.socket.resetAndDestroy())
    case 'drip':
      return drip(reply, body, headers)
  }
}

function drip(reply: ServerResponse, body: Buffer, headers: Readonly<Record<string, string>>): void {
  reply.writeHead(200, headers)
  let at = 0
  const timer = setInterval(() => {
    if (reply.destroyed || at >= body.length) {
      clearInterval(timer)
      reply.end()
    } else reply.write(body.subarray(at, ++at))
  }, DRIP_MS)
  reply.on('close', () => clearInterval(timer))
}
