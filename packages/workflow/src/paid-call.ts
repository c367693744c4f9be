import type { Budget, TranslationId } from '@passerelle/domain'
import type { EngineText, Fate, Lot, Piece } from './batcher.ts'
import { overBudget } from './over-budget.ts'
import type { Engine, EngineFailure, EngineReply, Ledger, PaidReply } from './ports/index.ts'
import { shareOut } from './share-out.ts'
import { cleanCoded, hashOf } from './text.ts'

/** Milliseconds for one request to an engine, its reply included. */
const REQUEST_TIMEOUT_MS = 120_000

/** How much more than their price is reserved for texts, so that those which come back damaged can be sent another way. */
const WITH_REPAIRS = 1.5

export interface PaidCallDeps {
  readonly ledger: Ledger
  readonly budgets: readonly Budget[]
}

type Fates = ReadonlyMap<string, Fate>
type Outcome = EngineReply | EngineFailure

/**
 * One request to an engine, and what became of each text. One that is too large or holds a text that the engine won't take is halved
 * until that text stands alone; what went wrong in a request of several drafts is asked for again draft by draft, so that nobody
 * suffers from another's text.
 */
export async function callEngine(deps: PaidCallDeps, lot: Lot): Promise<Fates> {
  const { reply, pieces, fates } = isFree(lot.engine)
    ? { reply: counted(lot.engine, lot.pieces, await translate(lot)), pieces: lot.pieces, fates: new Map() }
    : await paid(deps, lot)
  return reply === null ? fates : new Map([...fates, ...(await fatesOf(deps, { ...lot, pieces }, reply))])
}

async function fatesOf(deps: PaidCallDeps, lot: Lot, reply: Outcome): Promise<Fates> {
  const { engine, pieces } = lot
  if (reply.ok)
    return new Map(
      pieces.map(({ text }, index) => [text, { fate: 'drafted', draft: draftOf(engine, reply, index) }]),
    )
  const parts = partsOf(reply, pieces)
  if (parts === null) return allOf(pieces, { fate: 'failed', failure: reply })
  // A single text that the engine refuses is left to the reviewer; the others go on.
  if (parts.length === 0) return allOf(pieces, { fate: 'refused' })
  const fates = new Map<string, Fate>()
  let failed: EngineFailure | null = null
  for (const part of parts) {
    // A half that fails for good speaks for the other: the engine is not asked again at once.
    const done: Fates =
      failed === null || parts.length > 2
        ? await callEngine(deps, { ...lot, pieces: part })
        : allOf(part, { fate: 'failed', failure: failed })
    for (const [text, fate] of done) {
      fates.set(text, fate)
      if (fate.fate === 'failed') failed ??= fate.failure
    }
  }
  return fates
}

export const isFree = ({ abilities }: Engine): boolean => abilities.price.perMillionCharacters === 0

/** What a text is paid for under: the same words of the same engine, pair and surroundings are not paid for twice. */
export const replyKey = (
  { engine, source, target, context }: Omit<Lot, 'pieces'>,
  { text, terms }: Pick<Piece, 'text' | 'terms'>,
): string => hashOf([engine.name, source, target, context ?? null, terms, text])

/**
 * Reserves, asks and settles. What has been paid for before is not asked for again, and what a budget does not reach for is left
 * out; `reply` is null when nothing was left to ask.
 */
async function paid(
  { ledger, budgets }: PaidCallDeps,
  lot: Lot,
): Promise<{ readonly reply: Outcome | null; readonly pieces: readonly Piece[]; readonly fates: Fates }> {
  const { engine, source, target } = lot
  const keys = new Map(lot.pieces.map((piece) => [piece.text, replyKey(lot, piece)]))
  const keyOf = (text: string): string => keys.get(text) ?? ''
  const { price } = engine.abilities
  const texts = lot.pieces.map(({ text, translationId }) => ({
    key: keyOf(text),
    translationId,
    characters: engine.mostBilled(text),
    most: Math.ceil(engine.mostBilled(text) * WITH_REPAIRS),
  }))
  const { id, characters, known, over } = await ledger.reserve(
    { engine: engine.name, source, target, price, texts },
    budgets,
  )
  const fates = new Map<string, Fate>()
  const pieces = lot.pieces.filter(({ text, translationId }) => {
    const before = known.get(keyOf(text))
    const overdraft = over.get(translationId)
    if (before !== undefined) fates.set(text, { fate: 'drafted', draft: { ...before, engine: engine.name } })
    else if (overdraft !== undefined) fates.set(text, { fate: 'over_budget', failure: overBudget(overdraft) })
    return !fates.has(text)
  })
  if (id === null) return { reply: null, pieces, fates }
  const reply = await translate({ ...lot, pieces }, characters)
  if (!reply.ok && mayBeBilled(reply)) await ledger.doubt(id, reply.message)
  else await ledger.settle(id, sharesOf(engine, pieces, reply), repliesOf(engine, pieces, reply, keyOf))
  return { reply: counted(engine, pieces, reply), pieces, fates }
}

async function translate({ engine, pieces, ...surrounds }: Lot, mostBilled = 0): Promise<Outcome> {
  const terms = new Map(
    pieces.flatMap((piece) => piece.terms).map((term) => [`${term.source}\n${term.target}`, term]),
  )
  return engine.translate({
    ...surrounds,
    texts: pieces.map(({ text }) => text),
    ...(terms.size === 0 ? {} : { terms: [...terms.values()] }),
    mostBilled,
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  })
}

/** A request that was refused is not billed; one that was cut short may have been. */
const mayBeBilled = ({ kind, unbilled }: EngineFailure): boolean =>
  (kind === 'transient' || kind === 'bad_reply') && unbilled !== true

/** What each translation pays of a bill, by what its texts may cost at most. */
function sharesOf(
  engine: Engine,
  pieces: readonly Piece[],
  reply: Outcome,
): ReadonlyMap<TranslationId, number> {
  const weights = new Map<TranslationId, number>()
  for (const { text, translationId } of pieces)
    weights.set(translationId, (weights.get(translationId) ?? 0) + engine.mostBilled(text))
  const shares = shareOut(reply.billedCharacters ?? 0, [...weights.values()])
  return new Map([...weights.keys()].map((id, index) => [id, shares[index] ?? 0]))
}

function repliesOf(
  engine: Engine,
  pieces: readonly Piece[],
  reply: Outcome,
  keyOf: (text: string) => string,
): ReadonlyMap<string, PaidReply> {
  if (!reply.ok || reply.texts.length !== pieces.length) return new Map()
  return new Map(
    pieces.flatMap(({ text }, index) => {
      const { engine: _engine, ...paid } = draftOf(engine, reply, index)
      return paid.text.trim() === '' ? [] : [[keyOf(text), paid]]
    }),
  )
}

const draftOf = (engine: Engine, reply: EngineReply, index: number): EngineText => ({
  text: cleanCoded(reply.texts[index] ?? ''),
  engine: engine.name,
  ...(reply.model === undefined ? {} : { model: reply.model }),
  ...(reply.via === undefined ? {} : { via: reply.via }),
})

function counted(engine: Engine, pieces: readonly Piece[], reply: Outcome): Outcome {
  if (!reply.ok || reply.texts.length === pieces.length) return reply
  return {
    ok: false,
    kind: 'bad_reply',
    message: `${engine.name} answered ${reply.texts.length} texts for ${pieces.length}.`,
  }
}

/** The smaller requests that a failed one is tried as; null when it has failed for all of its texts. */
function partsOf({ kind }: EngineFailure, pieces: readonly Piece[]): readonly (readonly Piece[])[] | null {
  if (kind === 'too_large' || kind === 'bad_input') {
    const half = Math.ceil(pieces.length / 2)
    return pieces.length === 1 ? [] : [pieces.slice(0, half), pieces.slice(half)]
  }
  if (kind !== 'bad_reply' && kind !== 'permanent') return null
  const drafts = Map.groupBy(pieces, ({ translationId }) => translationId)
  return drafts.size === 1 ? null : [...drafts.values()]
}

const allOf = (pieces: readonly Piece[], fate: Fate): Fates => new Map(pieces.map(({ text }) => [text, fate]))
