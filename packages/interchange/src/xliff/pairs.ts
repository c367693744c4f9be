import type { InlinePart } from '@passerelle/domain'

/** One end of a pair: where the other end stands, and whether the pair lies wholly inside or outside of every other. */
export interface End {
  readonly other: number
  readonly nested: boolean
}

/**
 * Which ends of codes belong together, by their places in the parts. Ends that stand alone are not there: their other
 * half is in another segment, or lost. Linear in the parts.
 */
export function pairUp(parts: readonly InlinePart[]): ReadonlyMap<number, End> {
  const ends = new Map<number, End>()
  const open = new Map<number, number[]>()
  // Beginnings that may still nest, the innermost last.
  const within: number[] = []
  const crossed = new Set<number>()
  for (const [at, part] of parts.entries()) {
    if (part.type === 'open') {
      const places = open.get(part.id)
      if (places === undefined) open.set(part.id, [at])
      else places.push(at)
      within.push(at)
    }
    if (part.type !== 'close') continue
    const other = open.get(part.id)?.pop()
    if (other === undefined) continue
    const nested = !crossed.has(other)
    // Whatever began inside and has not ended yet crosses this pair.
    while (nested && within.length > 0) {
      const inner = within.pop()
      if (inner === undefined || inner === other) break
      crossed.add(inner)
    }
    ends.set(at, { other, nested })
    ends.set(other, { other: at, nested })
  }
  return ends
}

/** Gives a code its own number as id, and a second one of the same number an id that nothing else has: `2-2`. */
export function idGiver(): (id: number) => string {
  const given = new Map<number, number>()
  return (id) => {
    const times = (given.get(id) ?? 0) + 1
    given.set(id, times)
    return times === 1 ? String(id) : `${id}-${times}`
  }
}
