import { type InlinePart, writeInline, writtenPart } from '../inline.ts'
import { complete } from './complete.ts'
import { codeFaults } from './faults.ts'
import { type Anchor, firstAtLeast, locator } from './locate.ts'
import { type Mark, nested } from './nest.ts'
import { type CodeEnds, type RankedCode, renumbered, settle } from './settle.ts'
import { type CodedSource, sourceCodes } from './source-codes.ts'
import { type Token, tokensOf } from './tokens.ts'

/** A target with its codes put right, and the codes that had to be put in. */
export interface CodeRepair {
  readonly target: string
  /** Each code that was missing, with the offset in the target as it was (UTF-16 code units) where it goes in. */
  readonly added: readonly { readonly code: string; readonly at: number }[]
}

/**
 * The least destructive repair of a target's codes; undefined when nothing is wrong with them, or where the source's own
 * codes can't be told apart. No word changes: malformed codes are written well, doubled and invented ones dropped, those
 * with a wrong number or form turned back, crossed ones untangled, missing ones put where the source has them. What was
 * there stays where it was if it can. It is an offer: the meaning of a place is a person's to judge.
 */
export function repairCodes(source: string, target: string): CodeRepair | undefined {
  if (codeFaults(source, target).length === 0) return undefined
  const coded = sourceCodes(source)
  if (coded === undefined) return undefined
  const { words, codes, rawOffset } = placed(tokensOf(source, target))
  const ends = settle(coded, renumbered(coded, codes))
  const marks = complete(coded, ends, locator(coded, words, anchorsOf(coded, ends)))
  const repaired = written(
    words,
    nested(marks, (id) => coded.codes.get(id)?.kind === 'pair'),
  )
  // Words that come together over a dropped code may look like a code themselves: then only a person can tell.
  if (codeFaults(source, repaired).length > 0) return undefined
  const added = marks.filter((mark) => mark.added)
  return {
    target: repaired,
    added: added.map(({ at, ...mark }) => ({ code: writtenPart(mark), at: rawOffset(at) })),
  }
}

/** The words alone, the codes with their places among them, and the way back to places in the target. */
function placed(tokens: readonly Token[]) {
  const codes: RankedCode[] = []
  const runs: { readonly at: number; readonly start: number }[] = []
  let words = ''
  for (const token of tokens) {
    if (token.type === 'text') {
      runs.push({ at: words.length, start: token.start })
      words += token.value
    } else codes.push({ ...token, at: words.length, rank: codes.length })
  }
  const places = runs.map(({ at }) => at)
  // An escape inside a run (`&lt;`) moves what follows by a few units: near enough to point with.
  const rawOffset = (at: number): number => {
    const run = runs[Math.max(0, firstAtLeast(places, at + 1) - 1)]
    return run === undefined ? 0 : run.start + at - run.at
  }
  return { words, codes, rawOffset }
}

const anchorsOf = ({ codes }: CodedSource, ends: ReadonlyMap<number, CodeEnds>): Anchor[] =>
  [...codes.values()].flatMap(({ id, from, to }): Anchor[] => {
    const { open, close } = ends.get(id) ?? {}
    return [
      ...(open === undefined ? [] : [{ source: from, target: open.at }]),
      ...(close === undefined ? [] : [{ source: to, target: close.at }]),
    ]
  })

function written(words: string, marks: readonly Mark[]): string {
  const parts: InlinePart[] = []
  let from = 0
  const text = (to: number): void => {
    if (to > from) parts.push({ type: 'text', value: words.slice(from, to) })
    from = to
  }
  for (const { type, id, at } of marks) {
    text(at)
    parts.push({ type, id })
  }
  text(words.length)
  return writeInline(parts)
}
