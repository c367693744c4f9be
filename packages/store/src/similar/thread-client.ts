import { Worker } from 'node:worker_threads'
import type { Answer, Answered, Asked, Question, ThreadOptions } from './protocol.ts'

/** The thread that holds the indexes: started by the first question, ended when none was asked for a while. */
export interface ThreadClient {
  /** Rejects with what went wrong in the thread. */
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

interface Running {
  readonly worker: Worker
  readonly waiting: Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>
}

/** @param idleMs milliseconds without a question after which the thread ends and its memory is free */
export function createThreadClient(options: ThreadOptions, idleMs: number): ThreadClient {
  let running: Running | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  const start = (): Running => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: options })
    const started: Running = { worker, waiting: new Map() }
    // An open index is no reason for a process to live on.
    worker.unref()
    worker.on('message', ({ number, ...answer }: Answered) => {
      started.waiting.get(number)?.resolve(answer)
      settled(started, number)
    })
    const ended = (error: Error): void => {
      if (running === started) running = undefined
      for (const { reject } of started.waiting.values()) reject(error)
      started.waiting.clear()
    }
    worker.on('error', ended)
    worker.on('exit', () => ended(new Error('The thread of the fuzzy index has ended.')))
    return started
  }
  const settled = ({ worker, waiting }: Running, number: number): void => {
    waiting.delete(number)
    if (waiting.size > 0) return
    worker.unref()
    idle = setTimeout(() => void end(), idleMs).unref()
  }
  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ending = running
    running = undefined
    await ending?.worker.terminate()
  }

  return {
    ask(question) {
      running ??= start()
      const { worker, waiting } = running
      clearTimeout(idle)
      last += 1
      const asked: Asked = { ...question, number: last }
      return new Promise((resolve, reject) => {
        waiting.set(asked.number, { resolve, reject })
        worker.ref()
        worker.postMessage(asked)
      })
    },
    close: end,
  }
}
