import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { accented } from './engine-words.ts'

/** What the server is to answer instead of a translation. */
export interface PlannedReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface LibretranslateServer {
  readonly url: string
  readonly apiKey: string
  /** The bodies of all requests for a translation that it took. */
  readonly requests: readonly LibretranslateRequest[]
  /** The next requests for a translation are answered so. */
  readonly plan: (...replies: readonly PlannedReply[]) => void
  readonly close: () => Promise<void>
}

export interface LibretranslateRequest {
  readonly q: readonly string[]
  readonly source: string
  readonly target: string
  readonly format: string
}

const CODES = ['en', 'es', 'fr', 'ar', 'pb', 'zh-Hans', 'zh-Hant']
const LANGUAGES = CODES.map((code) => ({
  code,
  name: code,
  targets: CODES.filter((other) => other !== code),
}))

/**
 * A server on this machine that speaks LibreTranslate's wire format with its peculiarities: empty elements come back as pairs,
 * entities come back resolved, a missing key is a 400. It translates by `accented`.
 */
export async function startLibretranslateServer(apiKey = '0b7d5a3e-test-key'): Promise<LibretranslateServer> {
  const requests: LibretranslateRequest[] = []
  const planned: PlannedReply[] = []
  const server = createServer((request, reply) => {
    serve(request, reply, { apiKey, requests, planned }).catch(() => reply.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    apiKey,
    requests,
    plan: (...replies) => void planned.push(...replies),
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

interface State {
  readonly apiKey: string
  readonly requests: LibretranslateRequest[]
  readonly planned: PlannedReply[]
}

async function serve(request: IncomingMessage, reply: ServerResponse, state: State): Promise<void> {
  const json = (status: number, value: unknown): void => {
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  if (request.url === '/languages') return json(200, LANGUAGES)
  if (request.url !== '/translate' || request.method !== 'POST') return json(404, { error: 'Not found' })
  const sent: LibretranslateRequest & { readonly api_key?: string } = JSON.parse(await text(request))
  const fault = state.planned.shift()
  if (fault !== undefined) return void reply.writeHead(fault.status, fault.headers).end(fault.body)
  if (sent.api_key === undefined)
    return json(400, { error: 'Please contact the server operator to get an API key' })
  if (sent.api_key !== state.apiKey) return json(403, { error: 'Invalid API key' })
  const targets = LANGUAGES.find(({ code }) => code === sent.source)?.targets
  if (targets?.includes(sent.target) !== true || sent.format !== 'html')
    return json(400, { error: `${sent.source} is not supported` })
  state.requests.push(sent)
  json(200, { translatedText: sent.q.map((html) => resolved(pairsFor(accented(html, sent.target)))) })
}

const pairsFor = (html: string): string => html.replaceAll(/<(\w+)\s?\/>/g, '<$1></$1>')

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const resolved = (html: string): string =>
  html.replaceAll(/&(lt|gt|amp|quot);/g, (whole, name: string) => ENTITIES[name] ?? whole)
