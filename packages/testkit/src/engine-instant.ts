import type { Engine, EngineAbilities } from '@passerelle/workflow'
import { accented } from './engine-words.ts'

export interface InstantEngine extends Engine {
  /** Requests answered so far. */
  readonly calls: () => number
}

const LIMITS = { texts: 1000, bytes: 1024 * 1024 }
/** A free engine on this machine that keeps codes as they are; tests say where theirs differs. */
export const TEST_ABILITIES: EngineAbilities = {
  markup: 'none',
  longestText: LIMITS.bytes,
  glossary: false,
  context: false,
  asyncReply: false,
  price: { perMillionCharacters: 0, currency: 'EUR' },
  residency: 'here',
  mustMark: false,
}
const sizeOf = (text: string): number => Buffer.byteLength(text)

/** An engine that answers at once, every pair, for benchmarks and for tests of what stands around engines. */
export function instantEngine(options: { readonly name?: string } = {}): InstantEngine {
  let calls = 0
  let closed = false
  return {
    name: options.name ?? 'instant',
    limits: LIMITS,
    sizeOf,
    mostBilled: () => 0,
    abilities: TEST_ABILITIES,
    supports: async (source, target) => source !== target,
    async translate({ source, target, texts, signal }) {
      if (closed || signal.aborted) return { ok: false, kind: 'transient', message: 'The request was ended.' }
      if (source === target)
        return { ok: false, kind: 'unsupported_pair', message: `Nothing translates '${source}' to itself.` }
      if (texts.length > LIMITS.texts || texts.reduce((sum, text) => sum + sizeOf(text), 0) > LIMITS.bytes)
        return { ok: false, kind: 'too_large', message: 'The texts are over the limit of one request.' }
      if (texts.some((text) => !text.isWellFormed() || text.includes('\0')))
        return { ok: false, kind: 'bad_input', message: 'A text holds NUL or half a surrogate pair.' }
      calls += 1
      const answers = texts.map((text) => accented(text.normalize('NFC'), target))
      return { ok: true, texts: answers, model: 'accents', billedCharacters: 0 }
    },
    async close() {
      closed = true
    },
    calls: () => calls,
  }
}
