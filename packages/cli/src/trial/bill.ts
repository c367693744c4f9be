import type { Engine } from '@passerelle/workflow'

/** As much as the pipeline reserves: what texts cost, and half as much for those that come back damaged. */
const WITH_REPAIRS = 1.5

export interface TrialBill {
  readonly characters: number
  readonly cost: number
  readonly currency: string
}

/** What a request of these texts may be billed at most, in characters. */
export const mostBilled = (engine: Engine, texts: readonly string[]): number =>
  Math.ceil(texts.reduce((sum, text) => sum + engine.mostBilled(text), 0) * WITH_REPAIRS)

/** What a trial on these texts may cost at most; null where the engine is free. */
export function billFor(engine: Engine, texts: readonly string[]): TrialBill | null {
  const { perMillionCharacters, currency } = engine.abilities.price
  if (perMillionCharacters === 0) return null
  // Each request rounds up by less than a character.
  const characters = mostBilled(engine, texts) + texts.length
  return { characters, cost: (characters * perMillionCharacters) / 1_000_000, currency }
}
