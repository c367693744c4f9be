import { EventEmitter, once } from 'node:events'
import type { DeeplFault, PlannedFault } from './deepl-server-faults.ts'

/** One request for a translation that reached the server with the right key. */
export interface DeeplCall {
  readonly texts: readonly string[]
  readonly source: string | null
  readonly target: string
  /** 0 where a fault kept the server from translating. */
  readonly billedCharacters: number
  readonly fault: DeeplFault | null
  /** The glossary that the request named. */
  readonly glossary?: string
}

/** What the server has seen, and what it is told to do; the same in its own process and over `/control`. */
export interface DeeplState {
  readonly calls: () => readonly DeeplCall[]
  readonly billedCharacters: () => number
  /** Hits the next requests, after the faults that are planned already. */
  readonly plan: (...faults: readonly PlannedFault[]) => void
  /** Lets no further request be answered until `release`. */
  readonly hold: () => void
  readonly release: () => void
  /** Resolves when so many requests are held. */
  readonly held: (count: number) => Promise<void>
  /** Forgets calls and faults, and releases what is held. */
  readonly reset: () => void
}

export interface DeeplStateInside extends DeeplState {
  readonly note: (call: DeeplCall) => void
  readonly nextFault: (texts: readonly string[]) => PlannedFault | undefined
  /** Waits while requests are held. */
  readonly gate: () => Promise<void>
}

export function deeplState(): DeeplStateInside {
  const changes = new EventEmitter()
  let calls: DeeplCall[] = []
  let faults: PlannedFault[] = []
  let holding = false
  let waiting = 0

  function release(): void {
    holding = false
    changes.emit('release')
  }
  return {
    calls: () => calls,
    billedCharacters: () => calls.reduce((sum, call) => sum + call.billedCharacters, 0),
    plan: (...more) => {
      faults.push(...more)
    },
    hold: () => {
      holding = true
    },
    release,
    async held(count) {
      while (waiting < count) await once(changes, 'wait')
    },
    reset() {
      calls = []
      faults = []
      release()
    },
    note: (call) => {
      calls.push(call)
    },
    nextFault(texts) {
      const index = faults.findIndex(
        ({ when }) => when === undefined || texts.some((text) => text.includes(when)),
      )
      const planned = faults[index]
      if (planned === undefined) return undefined
      const left = (planned.times ?? 1) - 1
      faults.splice(index, 1, ...(left > 0 ? [{ ...planned, times: left }] : []))
      return planned
    },
    async gate() {
      if (!holding) return
      waiting += 1
      changes.emit('wait')
      await once(changes, 'release')
      waiting -= 1
    },
  }
}
