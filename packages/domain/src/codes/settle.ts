import type { CodedSource, SourceCode } from './source-codes.ts'
import type { CodeToken } from './tokens.ts'

/** A code of a target with its offset among the words alone, and its rank among the codes. */
export type RankedCode = CodeToken & End

/** Where one end of a code stands in a target. */
export interface End {
  readonly at: number
  readonly rank: number
}

/** What the target has of one code of its source. A code that stands alone, or half a pair, has one end. */
export interface CodeEnds {
  readonly open?: End
  readonly close?: End
}

/** For each code of the source, which of the target's codes count as it. All others are too many. */
export function settle({ codes }: CodedSource, tokens: readonly RankedCode[]): Map<number, CodeEnds> {
  const byId = Map.groupBy(tokens, ({ id }) => id)
  return new Map([...codes.values()].map((code) => [code.id, endsOf(code, byId.get(code.id) ?? [])]))
}

function endsOf({ kind, from, to }: SourceCode, tokens: readonly RankedCode[]): CodeEnds {
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (first === undefined || last === undefined) return {}
  if (kind !== 'pair') {
    const end = tokens.find(({ type, malformed }) => type === kind && !malformed) ?? first
    return kind === 'close' ? { close: end } : { open: end }
  }
  const open = tokens.find(({ type }) => type === 'open')
  const close = tokens.find(({ type, rank }) => type === 'close' && open !== undefined && rank > open.rank)
  if (open !== undefined && close !== undefined) return { open, close }
  // The wrong way round, opened twice, twice alone: the outermost two are its ends.
  if (first !== last) return { open: first, close: last }
  if (first.type === 'close') return { close: first }
  return first.type === 'alone' && from === to ? { open: first, close: follows(first) } : { open: first }
}

/** The end of a pair that holds nothing. */
export const follows = ({ at, rank }: End): End => ({ at, rank: rank + 0.5 })

/**
 * Codes with a number that the source lacks, and a second of what it has once, stand for those that are missing when
 * there are as many of one kind: a number is mended with fewer edits than a code is moved.
 */
export function renumbered({ codes }: CodedSource, tokens: readonly RankedCode[]): readonly RankedCode[] {
  const present = new Set(tokens.map(({ id }) => id))
  const missing = [...codes.values()].filter(({ id }) => !present.has(id))
  if (missing.length === 0) return tokens
  const spare = spares(codes, tokens)
  const ids = new Map<RankedCode, number>()
  for (const kind of ['pair', 'alone'] as const) {
    const wanted = missing.filter((code) => code.kind === kind)
    const offered = spare.filter((group) => (group.length === 2) === (kind === 'pair'))
    if (wanted.length !== offered.length) continue
    wanted.forEach(({ id }, index) => {
      for (const token of offered[index] ?? []) ids.set(token, id)
    })
  }
  return tokens.map((token) => ({ ...token, id: ids.get(token) ?? token.id }))
}

/** Whole pairs and lone codes beyond what the source has, in order. */
function spares(codes: CodedSource['codes'], tokens: readonly RankedCode[]): RankedCode[][] {
  const groups: RankedCode[][] = []
  for (const [id, same] of Map.groupBy(tokens, (token) => token.id)) {
    const known = codes.get(id)
    const own = same.flatMap((token, index): RankedCode[][] => {
      if (token.type === 'alone') return known?.kind === 'pair' ? [] : [[token]]
      const next = same[index + 1]
      return token.type === 'open' && next?.type === 'close' && known?.kind !== 'alone' ? [[token, next]] : []
    })
    groups.push(...(known === undefined ? own : own.slice(1)))
  }
  return groups.sort(([a], [b]) => (a?.rank ?? 0) - (b?.rank ?? 0))
}
