import type { Engine } from '@passerelle/workflow'

/** Texts packed into requests within an engine's limits, in their order; a text over the limit stands alone. */
export function batchesOf(engine: Engine, texts: readonly string[]): string[][] {
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
