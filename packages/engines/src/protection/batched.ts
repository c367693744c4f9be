import type { EngineFailure } from '@passerelle/workflow'

/** An engine's answers to messages, one for each, and what it bills for them. */
export interface Answered {
  readonly ok: true
  readonly texts: readonly string[]
  readonly billedCharacters: number
  readonly model?: string
}

export type Exchange = (messages: readonly string[]) => Promise<Answered | EngineFailure>

/** What one exchange takes at most, and how many bytes a message is to it. */
export interface ExchangeLimits {
  readonly limits: { readonly texts: number; readonly bytes: number }
  readonly sizeOf: (message: string) => number
}

/** Answers to the first of the messages; to all of them where nothing failed. */
export interface BatchedAnswers {
  readonly texts: readonly string[]
  readonly billedCharacters: number
  readonly model?: string
  readonly failure?: EngineFailure
}

/** Exchanges messages in their order, as many at a time as the limits allow; ends at the first failure. */
export async function batched(
  messages: readonly string[],
  exchange: Exchange,
  limits: ExchangeLimits,
): Promise<BatchedAnswers> {
  let answered: BatchedAnswers = { texts: [], billedCharacters: 0 }
  for (const batch of packed(messages, limits)) {
    const reply = await exchange(batch)
    if (!reply.ok) return { ...answered, failure: reply }
    answered = {
      ...reply,
      texts: [...answered.texts, ...reply.texts],
      billedCharacters: answered.billedCharacters + reply.billedCharacters,
    }
  }
  return answered
}

function packed(messages: readonly string[], { limits, sizeOf }: ExchangeLimits): string[][] {
  const batches: string[][] = []
  let bytes = 0
  for (const message of messages) {
    const size = sizeOf(message)
    const last = batches.at(-1)
    if (last === undefined || last.length >= limits.texts || bytes + size > limits.bytes) {
      batches.push([message])
      bytes = size
    } else {
      last.push(message)
      bytes += size
    }
  }
  return batches
}
