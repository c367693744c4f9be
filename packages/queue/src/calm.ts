import { setTimeout as pause } from 'node:timers/promises'
import type { IQueueBackend } from 'bullmq'

/**
 * Makes a worker wait after its server refused to hand out a job. BullMQ itself waits only after a refused connection:
 * on any other error (tables dropped, server starting up or read-only) its loop asks again at once, some thousand times
 * a second.
 */
export function calm<B extends IQueueBackend>(backend: B, delayMs: number): B {
  const ask = backend.moveToActive.bind(backend)
  backend.moveToActive = async (token, name) => {
    try {
      return await ask(token, name)
    } catch (error) {
      await pause(delayMs)
      throw error
    }
  }
  return backend
}
