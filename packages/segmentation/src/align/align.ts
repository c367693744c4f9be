import type { EditClass, FieldName } from '@passerelle/domain'
import { classifyEdit } from './classify.ts'
import { longestRising } from './longest-rising.ts'
import { type Gap, pairEdited } from './pair-edited.ts'
import { type Pairs, pairEqual } from './pair-equal.ts'
import { profileOf } from './similarity.ts'

/** What alignment looks at: a text with its codes, and where it belongs. */
export interface Alignable {
  readonly field: FieldName
  readonly source: string
}

/** What became of a segment of the newer revision; `from` is the index of the older one that it was. */
export type Aligned =
  | { readonly type: 'unchanged' | 'moved'; readonly from: number }
  | { readonly type: 'edited'; readonly from: number; readonly class: EditClass }
  | { readonly type: 'new' }

export interface Alignment {
  /** One for each segment of the newer revision, in its order. */
  readonly after: readonly Aligned[]
  /** The indices of older segments that are gone. */
  readonly removed: readonly number[]
}

/**
 * Tells what became of each segment from one revision to the next, field by field. No older segment is used twice. Of a
 * sentence that was cut in two, or of two that were joined, the likest half is edited and the other new or removed.
 * `language` (BCP 47) decides what may count as a typo. Pure, deterministic; n log n in the number of segments.
 */
export function align(
  before: readonly Alignable[],
  after: readonly Alignable[],
  language: string,
): Alignment {
  const aligned: Aligned[] = after.map(() => ({ type: 'new' }))
  const kept = new Set<number>()
  for (const field of new Set(after.map((segment) => segment.field))) {
    const [old, now] = [indicesOf(before, field), indicesOf(after, field)]
    const texts = (all: readonly Alignable[], indices: readonly number[]) =>
      indices.map((index) => all[index]?.source ?? '')
    alignTexts(texts(before, old), texts(after, now), language).forEach((one, index) => {
      const at = now[index]
      if (at === undefined || one.type === 'new') return
      const from = old[one.from] ?? 0
      kept.add(from)
      aligned[at] = { ...one, from }
    })
  }
  return { after: aligned, removed: [...before.keys()].filter((index) => !kept.has(index)) }
}

const indicesOf = (segments: readonly Alignable[], field: FieldName): number[] =>
  segments.flatMap((segment, index) => (segment.field === field ? [index] : []))

function alignTexts(before: readonly string[], after: readonly string[], language: string): Aligned[] {
  const equal = pairEqual(before, after)
  const order = [...equal].sort(([a], [b]) => a - b)
  const still = new Map(longestRising(order.map(([, old]) => old)).flatMap((at) => order.slice(at, at + 1)))
  const profiles = { old: remembered(before), now: remembered(after) }
  const edited = pairEdited(
    profiles.old,
    profiles.now,
    gapsBetween(still, equal, before.length, after.length),
  )
  return after.map((text, now): Aligned => {
    const same = equal.get(now)
    if (same !== undefined) return { type: still.has(now) ? 'unchanged' : 'moved', from: same }
    const from = edited.get(now)
    if (from === undefined) return { type: 'new' }
    return { type: 'edited', from, class: classifyEdit(before[from] ?? '', text, language) }
  })
}

function remembered(texts: readonly string[]) {
  const known = new Map<number, ReturnType<typeof profileOf>>()
  return (index: number) => {
    const made = known.get(index) ?? profileOf(texts[index] ?? '')
    known.set(index, made)
    return made
  }
}

/** The texts without a twin, between each two that stayed where they were. */
function gapsBetween(still: Pairs, equal: Pairs, oldCount: number, nowCount: number): Gap[] {
  const used = new Set(equal.values())
  const gaps: Gap[] = []
  let [old, now] = [0, 0]
  const range = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
  const close = (oldEnd: number, nowEnd: number): void => {
    const gap = {
      before: range(old, oldEnd).filter((index) => !used.has(index)),
      after: range(now, nowEnd).filter((index) => !equal.has(index)),
    }
    if (gap.before.length + gap.after.length > 0) gaps.push(gap)
    ;[old, now] = [oldEnd + 1, nowEnd + 1]
  }
  for (const [at, from] of still) close(from, at)
  close(oldCount, nowCount)
  return gaps
}
