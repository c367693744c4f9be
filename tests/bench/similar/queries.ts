import { EDITS } from './edits.ts'
import { pick, randomFrom } from './random.ts'

export interface Query {
  /** How it was made of a sentence of the memory; `new` for a sentence that the memory never had. */
  readonly how: string
  readonly text: string
}

/** So many of every kind of edit, and as many new sentences. */
export function queriesOf(units: readonly string[], held: readonly string[], each: number): readonly Query[] {
  const random = randomFrom(2)
  const edited = Object.entries(EDITS).flatMap(([how, edit]) =>
    Array.from({ length: each }, () => ({
      how,
      text: edit(pick(units, random), random, pick(held, random)),
    })),
  )
  return [...edited, ...held.slice(0, each).map((text) => ({ how: 'new', text }))]
}
