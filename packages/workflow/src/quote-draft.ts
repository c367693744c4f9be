import {
  costOf,
  grantOf,
  type Locale,
  type MemoryMatch,
  type Overdraft,
  type Payer,
  plainText,
  type Segment,
  type SegmentKey,
  type Spent,
  sameLanguage,
  segmentLanguage,
} from '@passerelle/domain'
import type { Deps, WithEngines, WithQuotes } from './deps.ts'
import { isFree } from './paid-call.ts'
import type { Views } from './ports/index.ts'
import { recall, recalledBy } from './recall.ts'
import { byLanguage } from './segments-by-language.ts'
import { hashOf } from './text.ts'

export type QuoteDeps = Deps & WithQuotes & Pick<WithEngines, 'engines'> & { readonly views: Views }

/** What is to be drafted into one locale, and who pays for it. */
export interface Drafting {
  readonly source: Locale
  readonly target: Locale
  /** All of the text: the memory looks at neighbours. */
  readonly segments: readonly Segment[]
  /** Those that have a target already. */
  readonly done: ReadonlySet<SegmentKey>
  readonly domains: readonly string[]
  readonly payer: Payer
}

/** What drafting into one locale takes, in segments: those that stand, those that cost nothing, and what engines are asked for. */
export interface Quote {
  readonly target: Locale
  readonly segments: number
  /** Have a target already, or are in its language. */
  readonly done: number
  readonly inContext: number
  readonly exact: number
  readonly patched: number
  /** The same words as a segment before, which are asked for once. */
  readonly repeated: number
  /** What is left, by the language that it is written in. */
  readonly asked: readonly QuotedTexts[]
}

export interface QuotedTexts {
  readonly source: Locale
  readonly segments: number
  /** Unicode code points, without inline codes. */
  readonly characters: number
  /** The first engine of the route; null where none serves the pair. */
  readonly engine: QuotedEngine | null
}

export interface QuotedEngine {
  readonly name: string
  /** The most that it bills for sending each text once, in characters. */
  readonly billed: number
  /** What that costs, in millionths of the currency. */
  readonly cost: number
  readonly currency: string
  /** The budget that does not reach for it; null where all do. */
  readonly over: Overdraft | null
}

/** Quotes one after another: what one was quoted counts for the next. */
export type Quoting = (drafting: Drafting) => Promise<Quote>

/**
 * Begins to quote against what was spent this month. A quote is an upper bound: a text that was paid for under the same engine and pair
 * lately is not paid for again.
 */
export async function startQuoting(deps: QuoteDeps): Promise<Quoting> {
  const quoted: Quoted = { spent: [...(await deps.views.spent())], texts: new Set() }
  return (drafting) => quoteDraft(deps, drafting, quoted)
}

/** What the quotes before have used up. */
interface Quoted {
  readonly spent: Spent[]
  /** Hashes of the texts that are asked for. */
  readonly texts: Set<string>
}

async function quoteDraft(deps: QuoteDeps, drafting: Drafting, quoted: Quoted): Promise<Quote> {
  const { source, target, segments, done, domains } = drafting
  const languageOf = (segment: Segment): Locale => segmentLanguage(segment, source)
  const recalled = recalledBy(segments, languageOf)
  const open = segments
    .flatMap((segment, index) => {
      const by = recalled[index]
      return by === undefined ? [] : [{ ...segment, ...by }]
    })
    .filter((segment) => !done.has(segment.key) && !sameLanguage(languageOf(segment), target))
  const found: MemoryMatch[] = []
  const asked: QuotedTexts[] = []
  let repeated = 0
  for (const [language, wanting] of byLanguage({ source }, open)) {
    const matches = await recall(deps, { languages: [language, target], domains, wanting })
    found.push(...[...matches.values()].map(({ match }) => match))
    const left = wanting.filter((_, index) => !matches.has(index)).map((segment) => segment.source)
    const fresh = left.filter((text) => isNew(quoted.texts, hashOf([language, target, text])))
    repeated += left.length - fresh.length
    if (fresh.length > 0) asked.push(await priced(deps, drafting, language, fresh, quoted.spent))
  }
  const count = (match: MemoryMatch): number => found.filter((one) => one === match).length
  return {
    target,
    segments: segments.length,
    done: segments.length - open.length,
    inContext: count('in-context'),
    exact: count('exact'),
    patched: count('patched'),
    repeated,
    asked,
  }
}

function isNew(seen: Set<string>, one: string): boolean {
  if (seen.has(one)) return false
  seen.add(one)
  return true
}

async function priced(
  { engines, budgets }: QuoteDeps,
  { target, payer }: Drafting,
  source: Locale,
  texts: readonly string[],
  spent: Spent[],
): Promise<QuotedTexts> {
  const characters = texts.reduce((sum, text) => sum + [...plainText(text)].length, 0)
  const [engine] = await engines.route(source, target)
  const left = { source, segments: texts.length, characters }
  if (engine === undefined) return { ...left, engine: null }
  const { name, abilities } = engine
  const { price } = abilities
  const billed = texts.reduce((sum, text) => sum + engine.mostBilled(text), 0)
  const said = { name, billed, cost: costOf(billed, price), currency: price.currency }
  if (isFree(engine)) return { ...left, engine: { ...said, over: null } }
  const share = { ...payer, characters: billed, most: billed }
  const granted = grantOf(share, { engine: name, price }, budgets, spent)
  if ('row' in granted) spent.push(granted.row)
  return { ...left, engine: { ...said, over: 'over' in granted ? granted.over : null } }
}
