import type { Surroundings } from '@passerelle/workflow'

/** A clock that moves when it is told to, and ids that count. */
export interface FixedSurroundings extends Surroundings {
  readonly advance: (ms: number) => void
}

export function fixedSurroundings(start = '2026-11-23T08:00:00.000Z'): FixedSurroundings {
  let time = new Date(start).getTime()
  let ids = 0
  return {
    now: () => new Date(time),
    newId: () => {
      ids += 1
      return `019ac0de-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`
    },
    random: () => 0,
    advance: (ms) => {
      time += ms
    },
  }
}
