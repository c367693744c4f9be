import type { Locale } from '@passerelle/domain'
import type { EngineFailure, EnginePrice, EngineReply, EngineRequest } from '@passerelle/workflow'
import { failure } from './failure.ts'
import type { GuardedEngine } from './guarded-engine.ts'
import { inRequests } from './in-requests.ts'

// A Chinese sentence is some four times as many letters in English; what is far longer than that is no translation, and not paid for.
const LONGEST_GROWTH = 6
const ROOM = 100
// First legs that are kept for another try, because the second failed.
const MOST_KEPT = 1000

/** What a leg made of a text. */
interface Halfway {
  readonly text: string
  readonly model?: string
  readonly via: readonly Locale[]
}

interface Leg {
  readonly made: readonly Halfway[]
  readonly billedCharacters: number
}

/**
 * Translates by way of a third language: `first` into the pivot, `second` out of it, with the codes in place on the way. Both
 * legs are billed. When the second leg fails the first is kept, so that another try does not pay for it again.
 */
export function pivotEngine(first: GuardedEngine, second: GuardedEngine, pivot: Locale): GuardedEngine {
  const kept = new Map<string, Halfway>()
  const keyOf = (source: Locale, text: string): string => `${source} ${text}`
  const name = first.name === second.name ? first.name : `${first.name}+${second.name}`
  const mostOut = (text: string): number => (second.mostBilled(text) + ROOM) * LONGEST_GROWTH
  const onTheWayOut = (text: string): number => (second.mostBilled(text) === 0 ? 0 : mostOut(text))

  /** Brings the texts to the pivot language, those that were there before excepted. */
  async function inward(request: EngineRequest): Promise<Leg | EngineFailure> {
    const { source, texts, signal, context, mostBilled } = request
    const known = texts.map((text) => kept.get(keyOf(source, text)))
    const asked = texts.filter((_, index) => known[index] === undefined)
    if (asked.length === 0) return { made: known.filter((each) => each !== undefined), billedCharacters: 0 }
    const rest = texts.reduce((sum, text) => sum + onTheWayOut(text), 0)
    const reply = await first.translate({
      source,
      target: pivot,
      texts: asked,
      signal,
      ...keptTermsOf(request),
      ...(context === undefined ? {} : { context }),
      ...(mostBilled === undefined ? {} : { mostBilled: mostBilled - rest }),
    })
    if (!reply.ok) return reply
    const { billedCharacters } = reply
    if (reply.texts.length !== asked.length)
      return { ...failure('bad_reply', `${first.name} answered another number of texts.`), billedCharacters }
    let next = 0
    return { made: known.map((each) => each ?? halfwayOf(reply, next++)), billedCharacters }
  }

  /** Brings the texts out of the pivot language, in as many requests as that takes. */
  async function outward(request: EngineRequest): Promise<Leg | EngineFailure> {
    const { target, texts, signal, mostBilled } = request
    const made: Halfway[] = []
    let billedCharacters = 0
    for (const batch of inRequests(texts, second)) {
      const reply = await second.translate({
        source: pivot,
        target,
        texts: batch,
        signal,
        ...keptTermsOf(request),
        ...(mostBilled === undefined ? {} : { mostBilled: mostBilled - billedCharacters }),
      })
      if (!reply.ok) return { ...reply, billedCharacters: billedCharacters + (reply.billedCharacters ?? 0) }
      billedCharacters += reply.billedCharacters
      if (reply.texts.length !== batch.length)
        return {
          ...failure('bad_reply', `${second.name} answered another number of texts.`),
          billedCharacters,
        }
      made.push(...batch.map((_, index) => halfwayOf(reply, index)))
    }
    return { made, billedCharacters }
  }

  async function translate(request: EngineRequest): Promise<EngineReply | EngineFailure> {
    const { source, texts, mostBilled } = request
    const into = await inward(request)
    if ('ok' in into) return into
    if (into.made.some(({ text }, index) => second.mostBilled(text) > mostOut(texts[index] ?? '')))
      return {
        ...failure('bad_reply', `${first.name} answered far more than it was asked.`),
        billedCharacters: into.billedCharacters,
      }
    const out = await outward({
      ...request,
      texts: into.made.map(({ text }) => text),
      ...(mostBilled === undefined ? {} : { mostBilled: mostBilled - into.billedCharacters }),
    })
    const billedCharacters = into.billedCharacters + (out.billedCharacters ?? 0)
    for (const [index, text] of texts.entries()) {
      const made = into.made[index]
      if ('made' in out) kept.delete(keyOf(source, text))
      else if (made !== undefined && kept.size < MOST_KEPT) kept.set(keyOf(source, text), made)
    }
    if ('ok' in out) return { ...out, billedCharacters }
    const [from, to] = [into.made[0], out.made[0]]
    const models = [from?.model, to?.model].filter((model) => model !== undefined)
    return {
      ok: true,
      texts: out.made.map(({ text }) => text),
      ...(models.length === 0 ? {} : { model: models.join('+') }),
      via: [...(from?.via ?? []), pivot, ...(to?.via ?? [])],
      billedCharacters,
    }
  }

  return {
    name,
    limits: first.limits,
    sizeOf: first.sizeOf,
    mostBilled: (text) => first.mostBilled(text) + onTheWayOut(text),
    abilities: {
      markup: 'none',
      longestText: Math.min(first.abilities.longestText, second.abilities.longestText),
      // Terms are given from source to target, which is neither leg's pair; names that stay as they are hold on both.
      glossary: false,
      context: first.abilities.context,
      asyncReply: first.abilities.asyncReply || second.abilities.asyncReply,
      price: sumOf(first.abilities.price, second.abilities.price) ?? first.abilities.price,
      residency:
        first.abilities.residency === second.abilities.residency
          ? first.abilities.residency
          : `${first.abilities.residency}+${second.abilities.residency}`,
      mustMark: first.abilities.mustMark || second.abilities.mustMark,
    },
    supports: async (source, target) =>
      (await first.supports(source, pivot)) && (await second.supports(pivot, target)),
    translate,
    isOpenTo: (source, target) => first.isOpenTo(source, pivot) && second.isOpenTo(pivot, target),
    // Its engines are closed by themselves.
    close: async () => undefined,
  }
}

/** The terms that hold on both legs: those that are not to be translated. */
function keptTermsOf({ terms = [] }: EngineRequest): Pick<EngineRequest, 'terms'> {
  const kept = terms.filter(({ source, target }) => source === target)
  return kept.length === 0 ? {} : { terms: kept }
}

/** What two legs cost together; undefined where that can't be said in one currency. */
export function sumOf(first: EnginePrice, second: EnginePrice): EnginePrice | undefined {
  if (second.perMillionCharacters === 0) return first
  if (first.perMillionCharacters === 0) return second
  if (first.currency !== second.currency) return undefined
  return {
    perMillionCharacters: first.perMillionCharacters + second.perMillionCharacters,
    currency: first.currency,
  }
}

const halfwayOf = ({ texts, model, via = [] }: EngineReply, index: number): Halfway => ({
  text: texts[index] ?? '',
  ...(model === undefined ? {} : { model }),
  via,
})
