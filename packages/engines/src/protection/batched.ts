import type { EngineFailure } from '@passerelle/workflow'
import { inRequests, type RequestLimits } from '../in-requests.ts'

/** An engine's answers to messages, one for each, and what it bills for them. */
export interface Answered {
  readonly ok: true
  readonly texts: readonly string[]
  readonly billedCharacters: number
  readonly model?: string
}

export type Exchange = (messages: readonly string[]) => Promise<Answered | EngineFailure>

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
  limits: RequestLimits,
): Promise<BatchedAnswers> {
  let answered: BatchedAnswers = { texts: [], billedCharacters: 0 }
  for (const batch of inRequests(messages, limits)) {
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
