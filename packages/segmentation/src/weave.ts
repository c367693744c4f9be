import type { Span } from './piece.ts'
import type { Part, Place } from './skeleton.ts'

/** A place, and the span of the source that it takes the place of. */
export type Placed = Span & { readonly place: Place }

/** The source of a span, with the places inside it cut out. */
export function weave(text: string, span: Span, placed: readonly Placed[]): Part[] {
  const parts: Part[] = []
  let at = span.start
  for (const { start, end, place } of placed) {
    if (start > at) parts.push(text.slice(at, start))
    parts.push(place)
    at = end
  }
  if (span.end > at) parts.push(text.slice(at, span.end))
  return parts
}
