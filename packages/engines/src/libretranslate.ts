import { composeWords, type Locale } from '@passerelle/domain'
import type { Engine, EngineAbilities, EngineFailure, EngineReply, EngineRequest } from '@passerelle/workflow'
import { failure } from './failure.ts'
import { exchange, jsonOf } from './http-exchange.ts'
import { httpFailure } from './http-failure.ts'
import { pairAmong, readLanguages } from './libretranslate-languages.ts'
import type { LocaleCodes } from './locale-codes.ts'
import { freeName, fromUnescaped, restorePairs, toXml } from './markup.ts'
import type { Answered } from './protection/batched.ts'
import { climb, FREE, keptTerms } from './protection/ladder.ts'
import { MARKUP_RUNGS } from './protection/markup-rungs.ts'
import { ladderBook } from './protection/record.ts'
import { serverList } from './server-list.ts'
import { obstacle, workloadOf } from './workload.ts'

export interface LibretranslateSettings {
  readonly url: string
  readonly apiKey?: string
  /** For a whole exchange, in milliseconds; default 60,000: it runs on processors. */
  readonly timeoutMs?: number
  readonly maxReplyBytes?: number
  readonly codes?: LocaleCodes
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

// A server takes one batch at a time; its own limits, if it has any, are answered with 400 and halve the request.
const LIMITS = { texts: 50, bytes: 32 * 1024 }
const ABILITIES: EngineAbilities = {
  markup: 'html',
  longestText: LIMITS.bytes,
  glossary: false,
  context: false,
  asyncReply: false,
  price: { perMillionCharacters: 0, currency: 'EUR' },
  residency: 'unknown',
  mustMark: true,
}
const sizeOf = (text: string): number => Buffer.byteLength(JSON.stringify(toXml(text))) + 1

/** LibreTranslate over HTTP, a server of one's own or a hosted one. Retries, splitting and waiting belong to the caller. */
export function libretranslateEngine(settings: LibretranslateSettings): Engine {
  const { url, apiKey, timeoutMs = 60_000, maxReplyBytes = 8 * 1024 * 1024, now = Date.now, codes } = settings
  const at = (path: string): URL => new URL(`${url.replace(/\/+$/, '')}/${path}`)
  const closing = new AbortController()
  const recordOf = ladderBook()
  const languages = serverList(async () => {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(5_000)])
    return readLanguages(jsonOf(await exchange(at('languages'), null, { signal, maxReplyBytes })))
  }, now)
  // While the server has not told its languages, any pair may be one of its own: the request will tell.
  const pair = async (source: Locale, target: Locale) => pairAmong(await languages(), source, target, codes)

  async function translate(request: EngineRequest): Promise<EngineReply | EngineFailure> {
    const codes = await pair(request.source, request.target)
    if (codes === undefined)
      return failure(
        'unsupported_pair',
        `LibreTranslate does not translate from '${request.source}' to '${request.target}' here.`,
      )
    const refused = obstacle(request, LIMITS, sizeOf)
    if (refused !== undefined) return refused
    const { texts, spread } = workloadOf(request.texts)
    if (texts.length === 0) return { ok: true, texts: spread([]), billedCharacters: 0 }

    const signal = AbortSignal.any([request.signal, closing.signal, AbortSignal.timeout(timeoutMs)])
    const climbed = await climb(texts, {
      ...FREE,
      limits: LIMITS,
      sizeOf,
      rungs: MARKUP_RUNGS,
      exchange: (messages) => ask(messages, codes, signal),
      terms: keptTerms(request),
      record: recordOf(request.source, request.target),
    })
    return climbed.ok ? { ...climbed, texts: spread(climbed.texts) } : climbed
  }

  async function ask(
    texts: readonly string[],
    codes: { readonly source: string; readonly target: string },
    signal: AbortSignal,
  ): Promise<Answered | EngineFailure> {
    const name = freeName(texts)
    const body = JSON.stringify({
      q: texts.map((text) => toXml(text, name)),
      ...codes,
      format: 'html',
      ...(apiKey === undefined ? {} : { api_key: apiKey }),
    })
    const form = { type: 'application/json', body }
    const reply = await exchange(at('translate'), form, { signal, maxReplyBytes })
    const answered = typeof reply !== 'string' && reply.status === 200
    const answers = answered ? answersIn(jsonOf(reply), texts.length) : undefined
    if (answers === undefined) {
      // Without the key that it wants it says 400, as for a text that it can't read.
      if (typeof reply !== 'string' && reply.status === 400 && /api key/i.test(reply.body))
        return failure('auth', 'LibreTranslate asks for a key. Set LIBRETRANSLATE_API_KEY.')
      return httpFailure(reply, {
        name: 'LibreTranslate',
        address: 'LIBRETRANSLATE_URL',
        key: 'LIBRETRANSLATE_API_KEY',
        now: now(),
      })
    }
    const targets = answers.map((answer, index) =>
      composeWords(restorePairs(texts[index] ?? '', fromUnescaped(answer, name))),
    )
    return { ok: true, texts: targets, billedCharacters: 0 }
  }

  return {
    name: 'libretranslate',
    limits: LIMITS,
    sizeOf,
    mostBilled: () => 0,
    abilities: ABILITIES,
    supports: async (source, target) => (await pair(source, target)) !== undefined,
    translate,
    close: async () => closing.abort(),
  }
}

/** One text for each that was sent, or undefined. */
function answersIn(body: unknown, count: number): readonly string[] | undefined {
  if (typeof body !== 'object' || body === null || !('translatedText' in body)) return undefined
  const { translatedText } = body
  if (!Array.isArray(translatedText) || translatedText.length !== count) return undefined
  const texts = translatedText.filter((text) => typeof text === 'string')
  return texts.length === count ? texts : undefined
}
