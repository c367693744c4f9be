import type { Surroundings, Timer } from '@passerelle/workflow'
import { uuidV7 } from './uuid.ts'

/** The real clock, ids and chance. */
export const surroundings: Surroundings = {
  now: () => new Date(),
  newId: () => uuidV7(),
  random: Math.random,
}

/** The process's own clock. */
export const timer: Timer = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const waiting = setTimeout(callback, ms)
    return () => clearTimeout(waiting)
  },
}
