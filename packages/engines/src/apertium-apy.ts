import { composeWords, type Locale } from '@passerelle/domain'
import type { Engine, EngineAbilities, EngineFailure, EngineReply, EngineRequest } from '@passerelle/workflow'
import { type ApertiumPair, asApertium, findWay, pairsOf, replyOf } from './apertium-pairs.ts'
import { APERTIUM_RUNGS_WITHOUT_BINDING } from './apertium-rungs.ts'
import { failure } from './failure.ts'
import { exchange, type HttpReply, jsonOf } from './http-exchange.ts'
import { httpFailure } from './http-failure.ts'
import type { LocaleCodes } from './locale-codes.ts'
import type { NoReply } from './no-reply.ts'
import { climb, FREE, keptTerms } from './protection/ladder.ts'
import { ladderBook } from './protection/record.ts'
import { serverList } from './server-list.ts'
import { obstacle, workloadOf } from './workload.ts'

export interface ApertiumApySettings {
  readonly url: string
  /** For a whole request, all its legs, in milliseconds; default 60,000. */
  readonly timeoutMs?: number
  /** Pairs in a row at most; default 2, one pivot. */
  readonly maxLegs?: number
  readonly codes?: LocaleCodes
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

const LIMITS = { texts: 100, bytes: 64 * 1024 }
// Above 1,000 characters, codes and escapes included, a busy server splits a text, wherever that falls, and forgets what is
// beyond the tenth part.
const MOST_CHARACTERS = 700
const ABILITIES: EngineAbilities = {
  markup: 'none',
  longestText: MOST_CHARACTERS,
  glossary: false,
  context: false,
  asyncReply: false,
  price: { perMillionCharacters: 0, currency: 'EUR' },
  residency: 'unknown',
  mustMark: false,
}
// A blank of ours after a message, by which its end is known.
const END = '[q]'
const MARKUP = /(?:^|[^\\])</
const MAX_REPLY_BYTES = 1024 * 1024
const sizeOf = (text: string): number => Buffer.byteLength(text)

/** An exchange that ended without a translation. */
class NoAnswer extends Error {
  readonly reply: HttpReply | NoReply
  constructor(reply: HttpReply | NoReply) {
    super('The server did not translate.')
    this.reply = reply
  }
}

/**
 * Apertium as a server (apertium-apy): free, on another machine. It is spoken to in Apertium's own stream format, so that
 * texts are protected as they are with a local Apertium; its pipelines keep the order of codes, not the words they span.
 */
export function apertiumApyEngine(settings: ApertiumApySettings): Engine {
  const { url, timeoutMs = 60_000, maxLegs = 2, now = Date.now, codes } = settings
  const at = (path: string): URL => new URL(`${url.replace(/\/+$/, '')}/${path}`)
  const closing = new AbortController()
  const recordOf = ladderBook()
  const pairs = serverList(async () => {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(5_000)])
    return readPairs(
      jsonOf(await exchange(at('listPairs'), null, { signal, maxReplyBytes: MAX_REPLY_BYTES })),
    )
  }, now)

  const run = async (mode: string, message: string, signal: AbortSignal): Promise<string> => {
    const body = new URLSearchParams({
      langpair: mode.replace('-', '|'),
      markUnknown: 'no',
      deformat: 'False',
      q: message + END,
    })
    const form = { type: 'application/x-www-form-urlencoded', body: body.toString() }
    const reply = await exchange(at('translateRaw'), form, { signal, maxReplyBytes: MAX_REPLY_BYTES })
    if (typeof reply === 'string' || reply.status !== 200) throw new NoAnswer(reply)
    const answer = reply.body.trimEnd()
    // What lacks the mark was cut short; a bare '<' is no part of the stream: a page answered.
    if (!answer.endsWith(END) || MARKUP.test(answer)) throw new NoAnswer(reply)
    return answer.slice(0, -END.length)
  }

  async function translate(request: EngineRequest): Promise<EngineReply | EngineFailure> {
    const named = { name: 'apertium-apy', address: 'APERTIUM_APY_URL', now: now() }
    const known = await pairs()
    if (known === undefined)
      return failure(
        'transient',
        'apertium-apy does not tell its pairs. Check that it runs, and APERTIUM_APY_URL.',
      )
    const way = findWay(known, ...asApertium(request.source, request.target, codes), maxLegs)
    if (way === undefined)
      return failure(
        'unsupported_pair',
        `The Apertium at APERTIUM_APY_URL has no pair from '${request.source}' to '${request.target}'.`,
      )
    const refused = obstacle(request, LIMITS, sizeOf)
    if (refused !== undefined) return refused
    if (request.texts.some((text) => text.length > MOST_CHARACTERS))
      return failure(
        'too_large',
        `A single text is over apertium-apy's limit of ${MOST_CHARACTERS} characters; split it.`,
      )

    const { texts, spread } = workloadOf(request.texts)
    const signal = AbortSignal.any([request.signal, closing.signal, AbortSignal.timeout(timeoutMs)])
    const asking = (mode: string) => async (messages: readonly string[]) => {
      const answers: string[] = []
      try {
        // One after the other: a server that is asked for more at once cuts texts shorter.
        for (const message of messages) answers.push(await run(mode, message, signal))
      } catch (error) {
        if (error instanceof NoAnswer) return httpFailure(error.reply, named)
        throw error
      }
      return { ok: true, texts: answers, billedCharacters: 0 } as const
    }
    let current = texts
    for (const pair of way) {
      const reply = await climb(current, {
        ...FREE,
        rungs: APERTIUM_RUNGS_WITHOUT_BINDING,
        exchange: asking(pair.mode),
        terms: keptTerms(request),
        record: recordOf(pair.source, pair.target),
      })
      if (!reply.ok) return reply
      current = reply.texts
    }
    return replyOf(way, spread(current.map(composeWords)))
  }

  return {
    name: 'apertium',
    limits: LIMITS,
    sizeOf,
    mostBilled: () => 0,
    abilities: ABILITIES,
    // While the server has not told its pairs, any may be one of them: the request will tell.
    supports: async (source: Locale, target: Locale) => {
      const known = await pairs()
      return (
        known === undefined || findWay(known, ...asApertium(source, target, codes), maxLegs) !== undefined
      )
    },
    translate,
    close: async () => closing.abort(),
  }
}

/** Reads the answer to `GET /listPairs`; undefined when it is none. */
function readPairs(body: unknown): readonly ApertiumPair[] | undefined {
  if (typeof body !== 'object' || body === null || !('responseData' in body)) return undefined
  const { responseData } = body
  if (!Array.isArray(responseData)) return undefined
  return pairsOf(
    responseData.flatMap((pair: unknown) =>
      typeof pair === 'object' && pair !== null && 'sourceLanguage' in pair && 'targetLanguage' in pair
        ? [`${pair.sourceLanguage}-${pair.targetLanguage}`]
        : [],
    ),
  )
}
