import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { accented } from './engine-words.ts'

export interface ApertiumApyServer {
  readonly url: string
  /** The messages of all requests for a translation that it took. */
  readonly messages: readonly string[]
  /** The next requests for a translation are answered with these status codes instead. */
  readonly plan: (...statuses: readonly number[]) => void
  readonly close: () => Promise<void>
}

const PAIRS = ['fra-spa', 'spa-fra', 'spa-eng', 'spa-cat_iec2017']

/**
 * A server on this machine that speaks apertium-apy's wire format, as far as raw streams go: `/listPairs` and
 * `/translateRaw`. It translates words by `accented`, leaves blanks and escapes alone, and drops the brackets of words bound
 * to codes, as the pipelines of apertium-apy do.
 */
export async function startApertiumApyServer(): Promise<ApertiumApyServer> {
  const messages: string[] = []
  const planned: number[] = []
  const server = createServer((request, reply) => {
    serve(request, reply, messages, planned).catch(() => reply.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    messages,
    plan: (...statuses) => void planned.push(...statuses),
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function serve(
  request: IncomingMessage,
  reply: ServerResponse,
  messages: string[],
  planned: number[],
): Promise<void> {
  const json = (status: number, value: unknown): void => {
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  if (request.url === '/listPairs') {
    const responseData = PAIRS.map((pair) => pair.split('-')).map(([sourceLanguage, targetLanguage]) => ({
      sourceLanguage,
      targetLanguage,
    }))
    return json(200, { responseData, responseDetails: null, responseStatus: 200 })
  }
  if (request.url !== '/translateRaw') return json(404, { status: 'error', code: 404 })
  const form = new URLSearchParams(await text(request))
  const fault = planned.shift()
  if (fault !== undefined) return json(fault, { status: 'error', code: fault, explanation: form.get('q') })
  const [source, target] = (form.get('langpair') ?? '').split('|')
  if (!PAIRS.includes(`${source}-${target}`))
    return json(400, { status: 'error', code: 400, explanation: 'That pair is not installed' })
  if (form.get('deformat') !== 'False' || form.get('markUnknown') !== 'no') return json(400, {})
  const message = form.get('q') ?? ''
  messages.push(message)
  reply.writeHead(200, { 'content-type': 'application/json' }).end(translated(message, target ?? ''))
}

// Bindings go; blanks, escaped characters and words that no dictionary holds stay; the rest is words.
const PIECE = /\[\[[^\]]*\]\]|(\[[^\]]*\]|\\[\s\S]|Zqkx\w*)|([^[\\Z]+|Z)/g
const translated = (message: string, target: string): string =>
  message.replaceAll(PIECE, (_, kept?: string, words?: string) => kept ?? accented(words ?? '', target))
