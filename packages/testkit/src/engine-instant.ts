import type { Engine } from '@passerelle/workflow'
import { accented } from './engine-words.ts'

/** An engine that answers at once, every pair, for benchmarks and for tests of what stands around engines. */
export function instantEngine(
  options: { readonly name?: string } = {},
): Engine & { readonly calls: () => number } {
  let calls = 0
  return {
    name: options.name ?? 'instant',
    limits: { texts: 1000, bytes: 1024 * 1024 },
    sizeOf: (text) => Buffer.byteLength(text),
    supports: async (source, target) => source !== target,
    async translate({ source, target, texts, signal }) {
      if (signal.aborted) return { ok: false, kind: 'transient', message: 'The request was ended.' }
      if (source === target)
        return {
          ok: false,
          kind: 'unsupported_pair',
          message: `There is nothing to translate from '${source}' to itself.`,
        }
      if (texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) > 1024 * 1024)
        return { ok: false, kind: 'too_large', message: 'The texts are over the limit of one request.' }
      calls += 1
      return {
        ok: true,
        texts: texts.map((text) => accented(text, target)),
        model: 'accents',
        billedCharacters: 0,
      }
    },
    close: async () => undefined,
    calls: () => calls,
  }
}
