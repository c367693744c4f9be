import type { EngineFailure, EngineRequest } from '@passerelle/workflow'
import type { RequestLimits } from '../in-requests.ts'
import { type Answered, batched, type Exchange } from './batched.ts'
import { lexemesOf } from './lexemes.ts'
import type { LadderRecord } from './record.ts'
import { withoutUnsafe } from './unsafe.ts'
import { type Defect, defectsOf } from './verify.ts'

/** One text made ready to be sent one way, and how the answers become its translation. */
export interface Sending {
  /** None where the text cannot travel this way. */
  readonly messages: readonly string[]
  /** As many answers as messages → the translation; undefined where they cannot be read. */
  readonly receive: (answers: readonly string[]) => string | undefined
}

/** A way for texts to travel. `terms` are those that are not to be translated. */
export interface Rung {
  readonly prepare: (text: string, terms: readonly string[]) => Sending
  /** It breaks sentences apart: for what was lost every other way, and not for what is only in doubt. */
  readonly splits?: boolean
}

export interface Climbing extends RequestLimits {
  /** From what costs least of a text's meaning to what is surest. */
  readonly rungs: readonly Rung[]
  readonly exchange: Exchange
  /** Characters that a message may be billed at most; 0 for an engine that is free. */
  readonly priceOf: (message: string) => number
  /** Characters that the climb may be billed at most, all that is sent again with it. The first sending is always made. */
  readonly mostBilled: number
  readonly terms: readonly string[]
  /** What is known of the pair's rungs. */
  readonly record: LadderRecord
}

/** Without a limit of the caller's, a call is billed so many times what its texts cost once, at most. */
export const MOST_TIMES_BILLED = 3
export const mostBilled = (texts: readonly string[], priceOf: (text: string) => number): number =>
  MOST_TIMES_BILLED * texts.reduce((sum, text) => sum + priceOf(text), 0)

/** What holds for an engine that is free and takes what it is given. */
export const FREE = {
  limits: { texts: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY },
  sizeOf: () => 0,
  priceOf: () => 0,
  mostBilled: 0,
} as const

/** The terms of a request that are not to be translated: those that are the same on both sides. */
export const keptTerms = ({ terms = [] }: EngineRequest): readonly string[] =>
  terms.filter(({ source, target }) => source === target).map(({ source }) => source)

interface Draft {
  readonly text: string
  readonly defects: readonly Defect[]
}

interface Open {
  readonly index: number
  readonly text: string
  readonly sending: Sending
}

/**
 * Translates texts so that their codes, names, numbers, addresses and terms are kept. Each answer is verified, and only a
 * text whose answer fails is sent again, the next way. What no way brings back whole is answered with its best draft, for a
 * reviewer to mend. Fails where a text has no answer at all.
 */
export async function climb(texts: readonly string[], climbing: Climbing): Promise<Answered | EngineFailure> {
  const { rungs, record, exchange, terms, mostBilled } = climbing
  const drafts = texts.map((): Draft[] => [])
  const first = Math.min(record.first(), rungs.length - 1)
  let billed = 0
  let model: string | undefined
  for (const [step, rung] of rungs.entries()) {
    if (step < first) continue
    const open = texts.flatMap((text, index): Open[] =>
      isSettled(drafts[index] ?? [], rung) ? [] : [{ index, text, sending: rung.prepare(text, terms) }],
    )
    const allowed = step === first ? open : affordable(open, climbing, mostBilled - billed)
    const sent = await batched(
      allowed.flatMap(({ sending }) => sending.messages),
      exchange,
      climbing,
    )
    billed += sent.billedCharacters
    model ??= sent.model
    let at = 0
    for (const { index, text, sending } of allowed) {
      const answers = sent.texts.slice(at, at + sending.messages.length)
      at += sending.messages.length
      if (sending.messages.length === 0 && rung.splits !== true) continue
      if (answers.length < sending.messages.length) continue
      const draft = draftOf(text, sending.receive(answers), terms)
      if (draft !== undefined) drafts[index]?.push(draft)
      if (hasToLose(text, terms)) record.note(step, draft !== undefined && !hasFault(draft))
    }
    if (sent.failure === undefined) continue
    // What was answered before is there, and paid for: a sending that fails later takes nothing away.
    if (drafts.some((tries) => tries.length === 0)) return { ...sent.failure, billedCharacters: billed }
    break
  }
  return {
    ok: true,
    texts: drafts.map((tries) => best(tries)),
    billedCharacters: billed,
    ...(model === undefined ? {} : { model }),
  }
}

function draftOf(text: string, target: string | undefined, terms: readonly string[]): Draft | undefined {
  if (target === undefined) return undefined
  return { text: withoutUnsafe(text, target), defects: defectsOf(text, target, terms) }
}

const hasFault = ({ defects }: Draft): boolean => defects.some(({ certain }) => certain)

/** A text is done with when an answer is whole, or when nothing but doubts is left and two ways were tried. */
function isSettled(tries: readonly Draft[], next: Rung): boolean {
  if (tries.some(({ defects }) => defects.length === 0)) return true
  return tries.some((draft) => !hasFault(draft)) && (tries.length > 1 || next.splits === true)
}

/** The draft with the fewest faults, then doubts; the earlier of equals: what two ways agree on is the language's own. */
function best(tries: readonly Draft[]): string {
  const rank = ({ defects }: Draft): number =>
    defects.reduce((sum, { certain }) => sum + (certain ? 1000 : 1), 0)
  return [...tries].sort((a, b) => rank(a) - rank(b))[0]?.text ?? ''
}

/** As many of the texts, in their order, as may be sent again for the price that is left. */
function affordable(open: readonly Open[], { priceOf }: Climbing, left: number): readonly Open[] {
  let price = 0
  return open.filter(({ sending }) => {
    const cost = sending.messages.reduce((sum, message) => sum + priceOf(message), 0)
    if (price + cost > left) return false
    price += cost
    return true
  })
}

const hasToLose = (text: string, terms: readonly string[]): boolean =>
  lexemesOf(text, { numbers: true, terms }).some(
    (lexeme) =>
      lexeme.type === 'name' ||
      lexeme.type === 'open' ||
      (lexeme.type === 'sign' && lexeme.parts.some(({ type }) => type !== 'text')),
  )
