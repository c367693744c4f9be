import { type InlinePart, parseInline } from '@passerelle/domain'

/** Whether a code of the source is a pair or stands alone. */
export type CodeKinds = ReadonlyMap<number, 'pair' | 'alone'>

/**
 * The parts of a target with its codes put in order, so that writing it can break nothing: unknown and repeated codes are
 * dropped, what is open at the end is closed, a pair that crosses another ends where that one ends. Nothing is
 * added for missing codes. (What is wrong with a target is a finding, told long before; this is the last guard.)
 */
export function orderedParts(target: string, kinds: CodeKinds): InlinePart[] {
  const parts: InlinePart[] = []
  const open: number[] = []
  const used = new Set<number>()
  const close = (id: number | undefined): void => {
    if (id !== undefined) parts.push({ type: 'close', id })
  }
  for (const part of parseInline(target)) {
    if (part.type === 'text') {
      parts.push(part)
      continue
    }
    const kind = kinds.get(part.id)
    if (part.type === 'close') {
      if (!open.includes(part.id)) continue
      while (open.at(-1) !== part.id) close(open.pop())
      close(open.pop())
      continue
    }
    if (kind === undefined || used.has(part.id)) continue
    used.add(part.id)
    if (kind === 'alone') parts.push({ type: 'alone', id: part.id })
    else {
      parts.push({ type: 'open', id: part.id })
      if (part.type === 'open') open.push(part.id)
      else close(part.id)
    }
  }
  while (open.length > 0) close(open.pop())
  return parts
}
