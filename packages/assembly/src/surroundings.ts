import type { Surroundings } from '@passerelle/workflow'
import { uuidV7 } from './uuid.ts'

/** The real clock, ids and chance. */
export const surroundings: Surroundings = {
  now: () => new Date(),
  newId: () => uuidV7(),
  random: Math.random,
}
