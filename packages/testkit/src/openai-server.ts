import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { accented } from './engine-words.ts'

export interface OpenaiRequest {
  readonly model: string
  readonly temperature: number
  readonly messages: readonly [system: ChatMessage, user: ChatMessage]
  readonly response_format?: { readonly type: string }
}

interface ChatMessage {
  readonly role: string
  readonly content: string
}

interface Material {
  readonly to: string
  readonly glossary?: readonly { readonly source: string; readonly target: string }[]
  readonly texts: readonly { readonly id: number; readonly text: string }[]
}

export interface OpenaiServer {
  readonly url: string
  readonly apiKey: string
  /** The bodies of all requests with the right key. */
  readonly requests: readonly OpenaiRequest[]
  /** What the next requests are answered with, of the entries that were translated. */
  readonly plan: (...answers: readonly PlannedCompletion[]) => void
  readonly close: () => Promise<void>
}

export type PlannedCompletion = (translations: readonly { id: number; text: string }[]) => {
  readonly content?: string
  readonly finish_reason?: string
  readonly refusal?: string
}

/**
 * A server on this machine that speaks the chat completions of OpenAI's API, as far as engines use them. Its model translates by
 * `accented`, follows the glossary, and knows no schema where `refuses` names the form.
 */
export async function startOpenaiServer(
  options: { readonly refuses?: readonly string[] } = {},
): Promise<OpenaiServer> {
  const apiKey = 'sk-test-6f1c9a'
  const requests: OpenaiRequest[] = []
  const planned: PlannedCompletion[] = []
  const server = createServer((request, reply) => {
    serve(request, reply).catch(() => reply.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')

  async function serve(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const json = (status: number, value: unknown): void => {
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    }
    if (request.url !== '/v1/chat/completions' || request.method !== 'POST')
      return json(404, { error: { message: 'Unknown request URL', type: 'invalid_request_error' } })
    if (request.headers.authorization !== `Bearer ${apiKey}`)
      return json(401, { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } })
    const sent: OpenaiRequest = JSON.parse(await text(request))
    const form = sent.response_format?.type ?? 'text'
    if (options.refuses?.includes(form) === true)
      return json(400, {
        error: { message: `Invalid value for 'response_format': ${form} is not supported with this model.` },
      })
    requests.push(sent)
    const translations = translated(sent.messages[1].content)
    const { finish_reason = 'stop', ...message } = planned.shift()?.(translations) ?? {}
    json(200, {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      model: `${sent.model}-2026`,
      choices: [
        {
          index: 0,
          finish_reason,
          message: {
            role: 'assistant',
            content: JSON.stringify({ translations }),
            refusal: null,
            ...message,
          },
        },
      ],
      usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
    })
  }

  return {
    url: `http://127.0.0.1:${address.port}`,
    apiKey,
    requests,
    plan: (...answers) => void planned.push(...answers),
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function translated(content: string): { id: number; text: string }[] {
  const { to, glossary = [], texts }: Material = JSON.parse(content)
  return texts.map((entry) => {
    const term = glossary.find(({ source }) => source === entry.text)
    return { id: entry.id, text: term?.target ?? accented(entry.text, to) }
  })
}
