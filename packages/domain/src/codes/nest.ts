import type { CodePart } from './tokens.ts'

/** A code with its place as an offset into the words alone. */
export type Mark = CodePart & {
  readonly at: number
  /** The repair put it there: it gives way to those that were there before. */
  readonly added: boolean
}

/**
 * Moves the ends of pairs that overlap, so that they lie inside or beside one another: a pair that another one's end cuts
 * ends there too, unless that would move more ends than letting the other one run on. Every pair opens before it closes.
 */
export function nested(marks: readonly Mark[], isPair: (id: number) => boolean): Mark[] {
  const out: Mark[] = []
  const open: { readonly id: number; readonly settled: number }[] = []
  const depth = new Map<number, number>()
  const waiting = new Set<number>()
  const closed = new Set<number>()
  const settled = (index: number): number => open[index]?.settled ?? 0
  const closeLast = (at: number, added: boolean): void => {
    const last = open.pop()
    if (last === undefined) return
    closed.add(last.id)
    waiting.delete(last.id)
    out.push({ type: 'close', id: last.id, at, added })
  }
  for (const mark of marks) {
    if (mark.type === 'alone' || !isPair(mark.id)) {
      out.push(mark)
      continue
    }
    if (mark.type === 'open') {
      depth.set(mark.id, open.length)
      open.push({ id: mark.id, settled: settled(open.length - 1) + (mark.added ? 0 : 1) })
      out.push(mark)
      continue
    }
    if (closed.has(mark.id)) continue
    const index = depth.get(mark.id) ?? 0
    const inTheWay = settled(open.length - 1) - settled(index)
    if (open.length - 1 > index && (inTheWay > 1 || (mark.added && inTheWay > 0))) {
      waiting.add(mark.id)
      continue
    }
    while (open.length > index) closeLast(mark.at, mark.added)
    for (let last = open.at(-1); last !== undefined && waiting.has(last.id); last = open.at(-1))
      closeLast(mark.at, mark.added)
  }
  return out
}
