import { halvesOf, parseInline, type SegmentKey } from '@passerelle/domain'
import { merge } from './merge.ts'
import type { Part, Skeleton } from './skeleton.ts'

/** The markup of one segment's codes, by code id: opening, and closing of a pair; of half a pair the one end, in its place. */
export type CodeMarkup = Readonly<Record<string, readonly [string?, string?]>>

/** The source's own markup behind every code of a document, for tools that show it to translators. */
export function codeMarkup(skeleton: Skeleton): ReadonlyMap<SegmentKey, CodeMarkup> {
  const found = new Map<SegmentKey, CodeMarkup>()
  const written = (parts: readonly Part[]): string => merge({ ...skeleton, parts }, new Map())
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (typeof part === 'string') continue
      const halves = halvesOf(parseInline(part.text))
      const codes = Object.entries(part.codes).map(([id, [first, second]]) => [
        id,
        halves.get(Number(id)) === 'close'
          ? ([undefined, written(first)] as const)
          : ([written(first), ...(second === undefined ? [] : [written(second)])] as const),
      ])
      found.set(part.key, Object.fromEntries(codes))
      visit(part.original)
    }
  }
  visit(skeleton.parts)
  return found
}
