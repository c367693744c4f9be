import type { Engine } from './ports/engine.ts'

/** Texts packed into requests within an engine's limits of number and bytes, in their order; one over the limit stands alone. */
export function batches(
  engine: Pick<Engine, 'limits' | 'sizeOf'>,
  texts: readonly string[],
): readonly string[][] {
  const packed: string[][] = []
  let bytes = 0
  for (const text of texts) {
    const size = engine.sizeOf(text)
    const last = packed.at(-1)
    if (last === undefined || last.length >= engine.limits.texts || bytes + size > engine.limits.bytes) {
      packed.push([text])
      bytes = size
    } else {
      last.push(text)
      bytes += size
    }
  }
  return packed
}
