import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { answerWithFault, DEEPL_FAULTS, damaged, type PlannedFault } from './deepl-server-faults.ts'
import { type DeeplShelf, deeplShelf } from './deepl-server-glossaries.ts'
import { type DeeplState, type DeeplStateInside, deeplState } from './deepl-server-state.ts'
import { accented } from './engine-words.ts'

export interface DeeplServerOptions {
  readonly port?: number
  /** What the Authorization header must hold; default `test-key`. */
  readonly authKey?: string
  /** How long each translation takes, in milliseconds. */
  readonly latencyMs?: number
}

export interface DeeplServer extends DeeplState {
  readonly url: string
  readonly authKey: string
  /** The glossaries that it keeps, in the order of their making. */
  readonly glossaries: DeeplShelf['names']
  readonly close: () => Promise<void>
}

const LANGUAGES =
  'AR BG CS DA DE EL ES ET FI FR HE HU ID IT JA KO LT LV NB NL PL RO RU SK SL SV TH TR UK VI'.split(' ')
const SOURCES = [...LANGUAGES, 'EN', 'PT', 'ZH']
const TARGETS = [...LANGUAGES, 'EN-GB', 'EN-US', 'PT-PT', 'PT-BR', 'ZH-HANS', 'ZH-HANT']
const MOST_TEXTS = 50
const MOST_BYTES = 128 * 1024

/**
 * A server on this machine that speaks DeepL's wire format and keeps its rules: the key, 50 texts and 128 KiB a request,
 * regional targets, well-formed XML. It translates by `accented`, counts calls and characters, and fails as planned.
 *
 * From another process it is steered over `/control`: GET tells calls and billed characters; POST takes
 * `{ "plan": [{ "fault", "times"?, "retryAfterSeconds"?, "when"? }], "hold": true | false, "reset": true }`.
 */
export async function startDeeplServer(options: DeeplServerOptions = {}): Promise<DeeplServer> {
  const { port = 0, authKey = 'test-key', latencyMs = 0 } = options
  const state = deeplState()
  const shelf = deeplShelf()
  const server = createServer((request, reply) => {
    serve(request, reply, state, shelf, authKey, latencyMs).catch(() => reply.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The DeepL server has no port.')
  return {
    ...state,
    glossaries: shelf.names,
    url: `http://127.0.0.1:${address.port}`,
    authKey,
    close: () =>
      new Promise((resolve) => {
        state.release()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(
  request: IncomingMessage,
  reply: ServerResponse,
  state: DeeplStateInside,
  glossaries: DeeplShelf,
  authKey: string,
  latencyMs: number,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const body = await read(request)
  if (url.pathname === '/control') return control(request, reply, state, body)
  if (request.headers.authorization !== `DeepL-Auth-Key ${authKey}`)
    return json(reply, 403, { message: 'Wrong key' })
  if (url.pathname === '/v2/usage')
    return json(reply, 200, { character_count: state.billedCharacters(), character_limit: 1_000_000 })
  if (url.pathname === '/v2/languages') {
    const codes = url.searchParams.get('type') === 'target' ? TARGETS : SOURCES
    return json(
      reply,
      200,
      codes.map((language) => ({ language, name: language, supports_formality: false })),
    )
  }
  if (url.pathname.startsWith('/v3/glossaries')) {
    const { status, value } = glossaries.answer(request.method ?? 'GET', url.pathname, body)
    return json(reply, status, value)
  }
  const named = new URLSearchParams(body).get('glossary_id')
  if (named !== null && !glossaries.names().some(({ id }) => id === named))
    return json(reply, 404, { message: 'Glossary not found' })
  if (url.pathname === '/v2/translate' && request.method === 'POST')
    return translate(reply, state, body, latencyMs)
  json(reply, 404, { message: 'Not found' })
}

async function translate(
  reply: ServerResponse,
  state: DeeplStateInside,
  body: string,
  latencyMs: number,
): Promise<void> {
  const form = new URLSearchParams(body)
  const texts = form.getAll('text')
  const target = form.get('target_lang') ?? ''
  const planned = state.nextFault(texts)
  const refusal = refusalOf(form, texts, body)
  const billed = texts.map((text) => [...text].length)
  const results = texts.map((text) => accented(text, target))
  const told = planned === undefined ? results : damaged(planned.fault, texts, results)
  const answer = JSON.stringify({
    translations: told.map((text, index) => ({
      detected_source_language: form.get('source_lang')?.toUpperCase() ?? 'EN',
      text,
      billed_characters: billed[index] ?? 0,
      model_type_used: 'quality_optimized',
    })),
  })
  const words = told !== results
  const charged = refusal === undefined && (planned === undefined || words)
  state.note({
    texts,
    source: form.get('source_lang'),
    target,
    billedCharacters: charged ? billed.reduce((sum, count) => sum + count, 0) : 0,
    fault: planned?.fault ?? null,
    ...(form.has('glossary_id') ? { glossary: form.get('glossary_id') ?? '' } : {}),
  })
  await state.gate()
  if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs))
  if (planned !== undefined && answerWithFault(reply, planned, answer)) return
  if (refusal !== undefined) return json(reply, refusal.status, { message: refusal.message })
  reply.writeHead(200, { 'Content-Type': 'application/json' })
  reply.end(answer)
}

interface Refusal {
  readonly status: number
  readonly message: string
}

function refusalOf(form: URLSearchParams, texts: readonly string[], body: string): Refusal | undefined {
  if (Buffer.byteLength(body) > MOST_BYTES) return { status: 413, message: 'Request size over 128 KiB' }
  if (texts.length === 0 || texts.length > MOST_TEXTS)
    return { status: 400, message: 'Wrong number of texts' }
  if (texts.includes('')) return { status: 400, message: 'An empty text' }
  if (!TARGETS.includes(form.get('target_lang')?.toUpperCase() ?? ''))
    return { status: 400, message: "Value for 'target_lang' not supported." }
  if (form.has('source_lang') && !SOURCES.includes(form.get('source_lang')?.toUpperCase() ?? ''))
    return { status: 400, message: "Value for 'source_lang' not supported." }
  if (form.get('tag_handling') === 'xml' && !texts.every(isWellFormedXml))
    return { status: 400, message: 'Tag handling parsing failed' }
  return undefined
}

function isWellFormedXml(text: string): boolean {
  const open: string[] = []
  const words = text.replaceAll(
    /<(\/?)([a-z]\w*)\s*(\/?)>/g,
    (_, slash: string, name: string, alone: string) => {
      if (slash === '/') return open.pop() === name ? '' : '<'
      if (alone === '') open.push(name)
      return ''
    },
  )
  return open.length === 0 && !words.includes('<') && !/&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(words)
}

function control(
  request: IncomingMessage,
  reply: ServerResponse,
  state: DeeplStateInside,
  body: string,
): void {
  if (request.method === 'POST') obey(state, JSON.parse(body))
  json(reply, 200, { calls: state.calls(), billedCharacters: state.billedCharacters() })
}

function obey(state: DeeplState, order: unknown): void {
  if (typeof order !== 'object' || order === null) return
  if ('reset' in order && order.reset === true) state.reset()
  if ('plan' in order && Array.isArray(order.plan)) state.plan(...order.plan.filter(isPlanned))
  if ('hold' in order && order.hold === true) state.hold()
  if ('hold' in order && order.hold === false) state.release()
}

const isPlanned = (value: unknown): value is PlannedFault =>
  typeof value === 'object' &&
  value !== null &&
  'fault' in value &&
  DEEPL_FAULTS.some((fault) => fault === value.fault)

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function json(reply: ServerResponse, status: number, value: unknown): void {
  reply.writeHead(status, { 'Content-Type': 'application/json' })
  reply.end(JSON.stringify(value))
}
