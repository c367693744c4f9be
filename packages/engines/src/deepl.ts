import { composeWords } from '@passerelle/domain'
import type { Engine, EngineAbilities, EngineFailure, EngineReply, EngineRequest } from '@passerelle/workflow'
import type { SourceLanguageCode, TargetLanguageCode, TextResult } from 'deepl-node'
import { nearest } from './context.ts'
import { type DeeplConnection, deeplClient, type Exchange } from './deepl-client.ts'
import { deeplFailure } from './deepl-failure.ts'
import { deeplGlossaries, type GlossaryPair, type GlossaryTerms } from './deepl-glossary.ts'
import { type DeeplLanguages, deeplSource, deeplTarget, KNOWN_LANGUAGES } from './deepl-languages.ts'
import { failure } from './failure.ts'
import type { LocaleCodes } from './locale-codes.ts'
import { fromXml, restorePairs, toXml } from './markup.ts'
import type { Answered } from './protection/batched.ts'
import { climb, keptTerms, mostBilled } from './protection/ladder.ts'
import { MARKUP_RUNGS } from './protection/markup-rungs.ts'
import { ladderBook } from './protection/record.ts'
import { serverList } from './server-list.ts'
import { obstacle, workloadOf } from './workload.ts'

export interface DeeplSettings extends DeeplConnection {
  /** For a whole exchange, in milliseconds; default 30,000. */
  readonly timeoutMs?: number
  readonly maxReplyBytes?: number
  readonly codes?: LocaleCodes
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** The termbase; with it, DeepL keeps a glossary for each pair. */
  readonly glossary?: GlossaryTerms
}

// DeepL takes 50 texts and 128 KiB a request. A kibibyte of that is left for what goes with the texts, and ten for the
// longest context: a sign takes 9 bytes.
const LIMITS = { texts: 50, bytes: 117 * 1024 }
const LONGEST_CONTEXT = 1100

const ABILITIES: EngineAbilities = {
  markup: 'xml',
  longestText: LIMITS.bytes,
  glossary: false,
  context: true,
  asyncReply: false,
  // What DeepL asks of a new customer of its API; contracts differ.
  price: { perMillionCharacters: 20, currency: 'EUR' },
  residency: 'EU',
  mustMark: true,
}

/** DeepL's codes of a pair. */
interface Codes {
  readonly source: string
  readonly target: string
}

/** Bytes of a text in a form-encoded request: a Cyrillic letter takes 6, a CJK sign 9. */
const sizeOf = (text: string): number => new URLSearchParams({ text: toXml(text) }).toString().length + 1

/** What DeepL bills for a text at most: all of it, codes and escapes as well. */
const priceOf = (text: string): number => [...toXml(text)].length

/** DeepL through deepl-node. Retries, splitting and waiting belong to the caller. */
export function deeplEngine(settings: DeeplSettings): Engine {
  const { timeoutMs = 30_000, maxReplyBytes = 8 * 1024 * 1024, now = Date.now, codes } = settings
  const languages = languageList(settings, { timeoutMs: Math.min(timeoutMs, 5_000), maxReplyBytes, now })
  const closing = new AbortController()
  const recordOf = ladderBook()
  const glossaries =
    settings.glossary === undefined
      ? undefined
      : deeplGlossaries({
          client: () => {
            const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(Math.min(timeoutMs, 10_000))])
            return deeplClient(settings, { signal, maxReplyBytes }, {})
          },
          terms: settings.glossary,
          now,
        })

  async function translate(request: EngineRequest): Promise<EngineReply | EngineFailure> {
    const known = await languages()
    const source = deeplSource(request.source, known, codes)
    const target = deeplTarget(request.target, known, codes)
    if (source === undefined || target === undefined)
      return failure(
        'unsupported_pair',
        `DeepL does not translate from '${request.source}' to '${request.target}'.`,
      )
    const refused = obstacle(request, LIMITS, sizeOf)
    if (refused !== undefined) return refused
    const { texts, spread } = workloadOf(request.texts)
    if (texts.length === 0) return { ok: true, texts: spread([]), billedCharacters: 0 }

    const signal = AbortSignal.any([request.signal, closing.signal, AbortSignal.timeout(timeoutMs)])
    const climbed = await climb(texts, {
      limits: LIMITS,
      sizeOf,
      priceOf,
      mostBilled: request.mostBilled ?? mostBilled(texts, priceOf),
      rungs: MARKUP_RUNGS,
      exchange: (messages) => askWithTerms(messages, request, { source, target }, signal),
      terms: keptTerms(request),
      record: recordOf(request.source, request.target),
    })
    return climbed.ok ? { ...climbed, texts: spread(climbed.texts) } : climbed
  }

  /** With the pair's glossary where a term stands in the texts; without it where DeepL no longer has that glossary. */
  async function askWithTerms(
    texts: readonly string[],
    { source, target, context, terms = [] }: EngineRequest,
    codes: Codes,
    signal: AbortSignal,
  ): Promise<Answered | EngineFailure> {
    const pair: GlossaryPair = { source, target, codes }
    const wanted = terms.some((term) => term.source !== term.target)
    const glossary = wanted ? await glossaries?.idFor(pair) : undefined
    if (glossary === undefined) return ask(texts, codes, { context }, signal)
    const answer = await ask(texts, codes, { context, glossary }, signal)
    if (Array.isArray(answer) || !('kind' in answer)) return answer
    if (answer.kind !== 'bad_input' && answer.kind !== 'permanent') return answer
    glossaries?.forget(pair)
    return ask(texts, codes, { context }, signal)
  }

  async function ask(
    texts: readonly string[],
    { source, target }: Codes,
    { context, glossary }: { readonly context: string | undefined; readonly glossary?: string },
    signal: AbortSignal,
  ): Promise<Answered | EngineFailure> {
    const exchange: Exchange = {}
    let results: TextResult[]
    try {
      results = await deeplClient(settings, { signal, maxReplyBytes }, exchange).translateText(
        texts.map((text) => toXml(text)),
        source as SourceLanguageCode,
        target as TargetLanguageCode,
        {
          tagHandling: 'xml',
          tagHandlingVersion: 'v2',
          splitSentences: 'nonewlines',
          preserveFormatting: true,
          ...(context === undefined ? {} : { context: nearest(context, LONGEST_CONTEXT) }),
          ...(glossary === undefined ? {} : { glossary }),
        },
      )
    } catch (error) {
      return deeplFailure(error, exchange, now())
    }
    return answersOf(results, texts) ?? deeplFailure(undefined, exchange, now())
  }

  return {
    name: 'deepl',
    limits: LIMITS,
    sizeOf,
    mostBilled: (text) => [...toXml(text)].length,
    abilities: { ...ABILITIES, glossary: glossaries !== undefined },
    async supports(source, target) {
      const known = await languages()
      return (
        deeplSource(source, known, codes) !== undefined && deeplTarget(target, known, codes) !== undefined
      )
    },
    translate,
    async close() {
      closing.abort()
    },
  }
}

/** The answers, or undefined when they are not one text for each that was sent: deepl-node itself compares nothing. */
function answersOf(results: readonly TextResult[], sent: readonly string[]): Answered | undefined {
  if (!Array.isArray(results) || results.length !== sent.length) return undefined
  const answers: string[] = []
  for (const [index, result] of results.entries()) {
    if (typeof result.text !== 'string') return undefined
    answers.push(composeWords(restorePairs(sent[index] ?? '', fromXml(result.text))))
  }
  const model = results[0]?.modelTypeUsed
  return {
    ok: true,
    texts: answers,
    ...(model === undefined ? {} : { model }),
    billedCharacters: results.reduce((sum, result, index) => sum + billed(result, sent[index] ?? ''), 0),
  }
}

/** What DeepL says it bills for a text; where it does not say, the characters of the text, which is never less. */
const billed = (result: TextResult, sent: string): number =>
  Number.isInteger(result.billedCharacters) ? result.billedCharacters : priceOf(sent)

/** DeepL's own list of languages, asked for once; the known list while it can't be had. */
function languageList(
  connection: DeeplConnection,
  limits: { readonly timeoutMs: number; readonly maxReplyBytes: number; readonly now: () => number },
): () => Promise<DeeplLanguages> {
  const ask = async (): Promise<DeeplLanguages | undefined> => {
    const signal = AbortSignal.timeout(limits.timeoutMs)
    const client = deeplClient(connection, { signal, maxReplyBytes: limits.maxReplyBytes }, {})
    try {
      const [sources, targets] = await Promise.all([client.getSourceLanguages(), client.getTargetLanguages()])
      const codes = (list: readonly { readonly code: string }[]): Set<string> =>
        new Set(list.map(({ code }) => code.toLowerCase()))
      return sources.length > 0 && targets.length > 0
        ? { sources: codes(sources), targets: codes(targets) }
        : undefined
    } catch {
      return undefined
    }
  }
  const list = serverList(ask, limits.now)
  return async () => (await list()) ?? KNOWN_LANGUAGES
}
