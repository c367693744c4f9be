import { composeWords, type Locale, languageOf } from '@passerelle/domain'
import type { Engine, EngineAbilities, EngineFailure, EngineReply, EngineRequest } from '@passerelle/workflow'
import { failure } from './failure.ts'
import { exchange } from './http-exchange.ts'
import { type LocaleCodes, NO_CODES } from './locale-codes.ts'
import { freeName, fromUnescaped, restorePairs, toTags } from './markup.ts'
import { chatBody, REPLY_FORMS } from './openai-prompt.ts'
import { readCompletion, refusesForm } from './openai-reply.ts'
import type { Answered } from './protection/batched.ts'
import { climb, keptTerms, mostBilled } from './protection/ladder.ts'
import { MARKUP_RUNGS } from './protection/markup-rungs.ts'
import { ladderBook } from './protection/record.ts'
import { obstacle, workloadOf } from './workload.ts'

export interface OpenaiCompatibleSettings {
  /** The address of the server, of its `/v1`, or of its chat completions. */
  readonly url: string
  readonly apiKey?: string
  readonly model: string
  /** For a million tokens; absent: the model is free. */
  readonly price?: TokenPrice
  /** For a whole exchange, in milliseconds; default 120,000: models write word by word. */
  readonly timeoutMs?: number
  readonly maxReplyBytes?: number
  readonly codes?: LocaleCodes
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

export interface TokenPrice {
  readonly input: number
  readonly output: number
  /** ISO 4217. */
  readonly currency: string
}

// What is asked for at once has to be written at once, and models lose count in long lists.
const LIMITS = { texts: 20, bytes: 8 * 1024 }
const sizeOf = (text: string): number => Buffer.byteLength(JSON.stringify(text)) + 20
// Between the quarter of a token that a letter of English takes and the whole one of a Chinese sign.
const TOKENS_A_CHARACTER = 0.5

const NO_LANGUAGE = new Set(['und', 'mul', 'zxx', 'mis'])

/**
 * Any model behind the chat completions of OpenAI's API: hosted ones, and those that llama.cpp, vLLM or Ollama serve on a
 * machine of one's own. Retries, splitting and waiting belong to the caller.
 */
export function openaiCompatibleEngine(settings: OpenaiCompatibleSettings): Engine {
  const { url, apiKey, model, price, codes = NO_CODES } = settings
  const { timeoutMs = 120_000, maxReplyBytes = 4 * 1024 * 1024, now = Date.now } = settings
  const address = endpointOf(url)
  const headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }
  const closing = new AbortController()
  const recordOf = ladderBook()
  const priceOf = (text: string): number => (price === undefined ? 0 : [...toTags(text, 'x')].length)
  // The first form that the server does not refuse serves from then on.
  let form = 0

  async function complete(texts: readonly string[], request: EngineRequest) {
    const signal = AbortSignal.any([request.signal, closing.signal, AbortSignal.timeout(timeoutMs)])
    for (;;) {
      const asked = form
      const body = chatBody({ model, form: REPLY_FORMS[asked] ?? 'text', codes, texts, request })
      const reply = await exchange(
        address,
        { type: 'application/json', body, headers },
        { signal, maxReplyBytes },
      )
      if (asked >= REPLY_FORMS.length - 1 || !refusesForm(reply)) return reply
      form = Math.max(form, asked + 1)
    }
  }

  async function translate(request: EngineRequest): Promise<EngineReply | EngineFailure> {
    const { source, target } = request
    if (!isPair(source, target))
      return failure('unsupported_pair', `A model is not asked to translate from '${source}' to '${target}'.`)
    const refused = obstacle(request, LIMITS, sizeOf)
    if (refused !== undefined) return refused
    const { texts, spread } = workloadOf(request.texts)
    if (texts.length === 0) return { ok: true, texts: spread([]), billedCharacters: 0 }

    const climbed = await climb(texts, {
      limits: LIMITS,
      sizeOf,
      priceOf,
      mostBilled: request.mostBilled ?? mostBilled(texts, priceOf),
      rungs: MARKUP_RUNGS,
      exchange: (messages) => ask(messages, request),
      terms: keptTerms(request),
      record: recordOf(source, target),
    })
    return climbed.ok ? { ...climbed, texts: spread(climbed.texts) } : climbed
  }

  async function ask(texts: readonly string[], request: EngineRequest): Promise<Answered | EngineFailure> {
    const name = freeName(texts)
    const sent = texts.map((text) => toTags(text, name))
    const completion = readCompletion(await complete(sent, request), texts.length, {
      name: `The model '${model}'`,
      address: 'OPENAI_COMPATIBLE_URL and OPENAI_COMPATIBLE_MODEL',
      key: 'OPENAI_COMPATIBLE_API_KEY',
      now: now(),
    })
    if ('ok' in completion) return completion
    const answers = completion.texts.map((answer, index) =>
      composeWords(restorePairs(texts[index] ?? '', fromUnescaped(answer, name))),
    )
    return {
      ok: true,
      texts: answers,
      model: completion.model ?? model,
      billedCharacters:
        price === undefined ? 0 : sent.reduce((characters, text) => characters + [...text].length, 0),
    }
  }

  return {
    name: 'openai-compatible',
    limits: LIMITS,
    sizeOf,
    mostBilled: (text) => (price === undefined ? 0 : [...toTags(text, freeName([text]))].length),
    abilities: abilitiesOf(price),
    supports: async (source, target) => isPair(source, target),
    translate,
    close: async () => closing.abort(),
  }
}

const isPair = (source: Locale, target: Locale): boolean => {
  const [from, to] = [languageOf(source), languageOf(target)]
  return from !== to && !NO_LANGUAGE.has(from) && !NO_LANGUAGE.has(to)
}

const abilitiesOf = (price: TokenPrice | undefined): EngineAbilities => ({
  markup: 'xml',
  longestText: LIMITS.bytes,
  glossary: true,
  context: true,
  asyncReply: false,
  price:
    price === undefined
      ? { perMillionCharacters: 0, currency: 'EUR' }
      : {
          perMillionCharacters: (price.input + price.output) * TOKENS_A_CHARACTER,
          currency: price.currency,
        },
  residency: 'unknown',
  mustMark: true,
})

function endpointOf(url: string): URL {
  const base = url.replace(/\/+$/, '')
  if (base.endsWith('/chat/completions')) return new URL(base)
  return new URL(`${base}${/\/v\d+$/.test(base) ? '' : '/v1'}/chat/completions`)
}
