import type { Engine, EngineAbilities, EngineFailure, EngineReply, EngineRequest } from '@passerelle/workflow'
import { TEST_ABILITIES } from './engine-instant.ts'

/** An engine that answers as a test says, and remembers what it was asked. */
export interface ScriptedEngine extends Engine {
  readonly requests: readonly EngineRequest[]
}

/** The words in brackets with the target's tag before them: `[es: Un budget]`. */
export const marked = ({ texts, target }: EngineRequest): EngineReply => ({
  ok: true,
  texts: texts.map((text) => `[${target}: ${text}]`),
  billedCharacters: texts.join('').length,
})

export function scriptedEngine(
  answer: (request: EngineRequest, call: number) => EngineReply | EngineFailure = marked,
  options: {
    readonly name?: string
    readonly texts?: number
    readonly pairs?: readonly string[]
    readonly abilities?: Partial<EngineAbilities>
  } = {},
): ScriptedEngine {
  const requests: EngineRequest[] = []
  return {
    name: options.name ?? 'scripted',
    requests,
    limits: { texts: options.texts ?? 50, bytes: 100_000 },
    sizeOf: (text) => text.length,
    mostBilled: (text) => text.length,
    // It bills, so it has a price.
    abilities: {
      ...TEST_ABILITIES,
      price: { perMillionCharacters: 20, currency: 'EUR' },
      ...options.abilities,
    },
    supports: async (source, target) => options.pairs?.includes(`${source}-${target}`) ?? true,
    async translate(request) {
      requests.push(request)
      return answer(request, requests.length)
    },
    close: async () => undefined,
  }
}
