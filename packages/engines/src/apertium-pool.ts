import type { ApertiumInstall } from './apertium-install.ts'
import { loadMode } from './apertium-mode.ts'
import { type Pipeline, PipelineFault, startPipeline } from './apertium-pipeline.ts'

export interface PoolOptions {
  /** A pipeline that was not asked for so long is ended: one holds some 100 MB. */
  readonly idleMs: number
}

export interface Pool {
  /** Has a mode translate messages; a pipeline that died is started again once. Rejects with a PipelineFault. */
  readonly run: (
    mode: string,
    messages: readonly string[],
    maxBytes: number,
    signal: AbortSignal,
  ) => Promise<string[]>
  readonly close: () => Promise<void>
}

/** Keeps one pipeline a mode alive, and lets one request at a time into each. */
export function createPool(install: ApertiumInstall, { idleMs }: PoolOptions): Pool {
  interface Slot {
    pipeline: Pipeline | undefined
    turn: Promise<unknown>
    waiting: number
    idle: NodeJS.Timeout | undefined
  }
  const slots = new Map<string, Slot>()
  let closed = false

  const slotOf = (mode: string): Slot => {
    const slot = slots.get(mode) ?? {
      pipeline: undefined,
      turn: Promise.resolve(),
      waiting: 0,
      idle: undefined,
    }
    slots.set(mode, slot)
    return slot
  }

  async function attempt(
    slot: Slot,
    mode: string,
    messages: readonly string[],
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<string[]> {
    if (closed) throw new PipelineFault('Apertium was closed.')
    if (signal.aborted) throw new PipelineFault('The request was ended before its turn came.')
    if (slot.pipeline?.alive() !== true) {
      const commands = await loadMode(install, mode)
      if (closed) throw new PipelineFault('Apertium was closed.')
      slot.pipeline = startPipeline(commands)
    }
    return slot.pipeline.exchange(messages, maxBytes, signal)
  }

  async function run(
    mode: string,
    messages: readonly string[],
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<string[]> {
    const slot = slotOf(mode)
    clearTimeout(slot.idle)
    slot.waiting += 1
    const work = slot.turn.then(async () => {
      const survivor = slot.pipeline?.alive() === true
      try {
        return await attempt(slot, mode, messages, maxBytes, signal)
      } catch (error) {
        // A pipeline that had been idle may have died of it; a fresh one that dies dies of the text.
        if (!survivor || signal.aborted || !(error instanceof PipelineFault)) throw error
        return await attempt(slot, mode, messages, maxBytes, signal)
      }
    })
    slot.turn = work.catch(() => undefined)
    try {
      return await work
    } finally {
      slot.waiting -= 1
      if (slot.waiting === 0 && !closed) {
        slot.idle = setTimeout(() => void slot.pipeline?.close(), idleMs)
        slot.idle.unref()
      }
    }
  }

  return {
    run,
    async close() {
      closed = true
      for (const slot of slots.values()) clearTimeout(slot.idle)
      await Promise.all([...slots.values()].map((slot) => slot.pipeline?.close()))
    },
  }
}
