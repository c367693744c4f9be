import { halvesOf, type InlinePart, parseInline } from '@passerelle/domain'

/**
 * The parts of a target with its codes put in order, so that writing it can break nothing: unknown and repeated codes are
 * dropped, what is open at the end is closed, a pair that crosses another ends where that one ends. Nothing is
 * added for missing codes, except half a pair, whose other half stands in another sentence. Undefined for a target that
 * can hold no half, because it has no words. (What is wrong with a target is a finding, told long before; this is the
 * last guard.)
 */
export function orderedParts(target: string, source: string): InlinePart[] | undefined {
  const wanted = parseInline(source)
  const halves = halvesOf(wanted)
  const given = parseInline(target)
  const nested = nest(given, new Set(pairsOf(wanted)), new Set(lonersOf(wanted)), halves)
  if (halves.size === 0) return nested
  return nested.some(hasWords) ? withHalves(nested, halves) : undefined
}

const pairsOf = (parts: readonly InlinePart[]): number[] =>
  parts.flatMap((part) => (part.type === 'open' ? [part.id] : []))

const lonersOf = (parts: readonly InlinePart[]): number[] =>
  parts.flatMap((part) => (part.type === 'alone' ? [part.id] : []))

type Halves = ReadonlyMap<number, 'open' | 'close'>

const hasWords = (part: InlinePart | undefined): boolean => part?.type === 'text' && part.value.trim() !== ''

/** Pairs that nest, and lone codes that stand once. Halves lie outside every pair. */
function nest(
  given: readonly InlinePart[],
  pairs: ReadonlySet<number>,
  loners: ReadonlySet<number>,
  halves: Halves,
): InlinePart[] {
  const parts: InlinePart[] = []
  const open: number[] = []
  const used = new Set<number>()
  const close = (id: number | undefined): void => {
    if (id !== undefined) parts.push({ type: 'close', id })
  }
  const closeAll = (): void => {
    while (open.length > 0) close(open.pop())
  }
  for (const part of given) {
    if (part.type === 'text') {
      parts.push(part)
      continue
    }
    const { id } = part
    const half = halves.get(id)
    if (half === undefined && part.type === 'close') {
      if (!open.includes(id)) continue
      while (open.at(-1) !== id) close(open.pop())
      close(open.pop())
      continue
    }
    if (used.has(id)) continue
    if (half !== undefined) {
      closeAll()
      parts.push({ type: half, id })
    } else if (loners.has(id)) {
      parts.push({ type: 'alone', id })
    } else if (pairs.has(id)) {
      parts.push({ type: 'open', id })
      if (part.type === 'open') open.push(id)
      else close(id)
    } else continue
    used.add(id)
  }
  closeAll()
  return parts
}

/**
 * Brings halves into the order of the source (in which ends come before beginnings) and adds missing ones: an end after the
 * first words, because it needs some to hold on to, a beginning after the last.
 */
function withHalves(parts: readonly InlinePart[], halves: Halves): InlinePart[] {
  const others: InlinePart[] = []
  const found = new Map<number, number>()
  for (const part of parts) {
    if (part.type !== 'text' && halves.has(part.id)) found.set(part.id, others.length)
    else others.push(part)
  }
  const first = afterFirstWords(others)
  const at = new Map<number, InlinePart[]>()
  let least = 0
  for (const [id, type] of halves) {
    const place = found.get(id) ?? (type === 'close' ? first : others.length)
    least = Math.max(least, type === 'close' ? Math.max(first, place) : place)
    at.set(least, [...(at.get(least) ?? []), { type, id }])
  }
  return [...others, undefined].flatMap((part, index) => [
    ...(at.get(index) ?? []),
    ...(part === undefined ? [] : [part]),
  ])
}

/** The place after the first words, outside every pair. */
function afterFirstWords(parts: readonly InlinePart[]): number {
  let [depth, seen] = [0, false]
  for (const [index, part] of parts.entries()) {
    if (part.type === 'open') depth += 1
    if (part.type === 'close') depth -= 1
    seen ||= hasWords(part)
    if (seen && depth === 0) return index + 1
  }
  return parts.length
}
