import type { Locator } from './locate.ts'
import type { Mark } from './nest.ts'
import { type CodeEnds, type End, follows } from './settle.ts'
import type { CodedSource, SourceCode } from './source-codes.ts'

type Ranked = Mark & { readonly rank: number }

/**
 * Every code of the source with its places in the target, in the order in which they are written: those that are there,
 * and for what is missing the place that `locate` finds.
 */
export function complete(
  { codes }: CodedSource,
  ends: ReadonlyMap<number, CodeEnds>,
  locate: Locator,
): readonly Mark[] {
  const marks = [...codes.values()].flatMap((code) => marksOf(code, ends.get(code.id) ?? {}, locate))
  const depth = ({ id }: Mark): number => codes.get(id)?.depth ?? 0
  const byPlace = Map.groupBy(marks, ({ at }) => at)
  return [...byPlace.keys()].sort((a, b) => a - b).flatMap((at) => atOnePlace(byPlace.get(at) ?? [], depth))
}

/** A code without a rank was not there: its order among its neighbours is free. */
const FREE = Number.NaN

function marksOf(code: SourceCode, { open, close }: CodeEnds, locate: Locator): Ranked[] {
  const { id, kind, from, to } = code
  const mark = (type: Mark['type'], { at, rank }: End): Ranked => ({
    type,
    id,
    at,
    rank,
    added: Number.isNaN(rank),
  })
  const free = (at: number): End => ({ at, rank: FREE })
  if (kind !== 'pair') return [mark(kind, (kind === 'close' ? close : open) ?? free(locate.alone(from)))]
  if (open !== undefined && close !== undefined) return [mark('open', open), mark('close', close)]
  if (!locate.hasWords(from, to) && (open ?? close) !== undefined) {
    const there = open ?? close ?? free(0)
    return [mark('open', there), { ...mark('close', follows(there)), added: true }]
  }
  const found = locate.pair(from, to)
  if (open !== undefined) {
    const end = locate.closeAfter(to, open.at)
    if (end !== undefined) return [mark('open', open), mark('close', free(end))]
  }
  if (close !== undefined) {
    const start = locate.openBefore(from, close.at)
    if (start !== undefined) return [mark('open', free(start)), mark('close', close)]
  }
  return [mark('open', free(found.open)), mark('close', free(found.close))]
}

/**
 * Codes at one place: ends before beginnings, inner ends before outer ones, outer beginnings before inner ones; what was
 * there keeps its order.
 */
function atOnePlace(marks: readonly Ranked[], depth: (mark: Mark) => number): Mark[] {
  const there = marks.filter(({ rank }) => !Number.isNaN(rank)).sort((a, b) => a.rank - b.rank)
  const fresh = marks.filter(({ rank }) => Number.isNaN(rank))
  const ends = Map.groupBy(fresh, ({ id }) => id)
  const isEmpty = ({ id }: Mark): boolean => (ends.get(id)?.length ?? 0) > 1
  const first = there.findIndex(({ type }) => type !== 'close')
  const last = there.findLastIndex(({ type }) => type !== 'open')
  const ending = first === -1 ? there : there.slice(0, first)
  const beginning = first === -1 ? [] : there.slice(Math.max(first, last + 1))
  const between = first === -1 ? [] : there.slice(first, Math.max(first, last + 1))
  const loose = fresh.filter((mark) => mark.type === 'alone' || isEmpty(mark))
  const closes = fresh.filter((mark) => mark.type === 'close' && !isEmpty(mark))
  const opens = fresh.filter((mark) => mark.type === 'open' && !isEmpty(mark))
  return [
    ...merged(
      ending,
      closes.sort((a, b) => depth(b) - depth(a)),
      (a, b) => depth(a) >= depth(b),
    ),
    ...between,
    ...loose,
    ...merged(
      beginning,
      opens.sort((a, b) => depth(a) - depth(b)),
      (a, b) => depth(a) <= depth(b),
    ),
  ]
}

/** Two lists in one, each in its own order. */
function merged(
  there: readonly Mark[],
  fresh: readonly Mark[],
  isFirst: (there: Mark, fresh: Mark) => boolean,
): Mark[] {
  const out: Mark[] = []
  let next = 0
  for (const mark of there) {
    for (let one = fresh[next]; one !== undefined && !isFirst(mark, one); one = fresh[next]) {
      out.push(one)
      next += 1
    }
    out.push(mark)
  }
  return [...out, ...fresh.slice(next)]
}
