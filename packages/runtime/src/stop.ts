import type { Logger } from 'pino'

/** The process as far as stopping goes; `node:process` fits. */
export interface StoppableProcess {
  /** Whether a parent process holds a channel to this one. */
  readonly connected?: boolean
  on(event: 'SIGTERM' | 'SIGINT' | 'disconnect', listener: () => void): unknown
  exit(code: number): void
}

export interface StopOptions {
  readonly log: Logger
  readonly process: StoppableProcess
  /** Milliseconds until work that does not end is given up. */
  readonly limitMs?: number
  /** A second signal within this time after the first is its echo: a terminal and a parent both pass Ctrl-C on. */
  readonly echoMs?: number
  /** Milliseconds since any fixed point. */
  readonly now?: () => number
}

/**
 * Stops orderly on SIGTERM, on SIGINT unless a parent is there to answer it, or on the loss of the parent process: runs `stop`, then exits with 0; with 1 when `stop`
 * fails, exceeds the limit, or a second signal forces it.
 */
export function onStop(stop: (why: string) => Promise<void>, options: StopOptions): void {
  const { log, process, limitMs = 15_000, echoMs = 500, now = () => performance.now() } = options
  let begun: number | undefined

  const begin = async (why: string): Promise<void> => {
    const timer = setTimeout(() => {
      log.error({ limitMs }, 'stopping took too long and was given up')
      process.exit(1)
    }, limitMs)
    try {
      await stop(why)
      clearTimeout(timer)
      process.exit(0)
    } catch (error) {
      clearTimeout(timer)
      log.error({ err: error }, 'stopping failed')
      process.exit(1)
    }
  }

  const asked = (why: string) => (): void => {
    // A terminal sends Ctrl-C to the whole family. The parent stops its children in its own order, and takes one that ended
    // on its own for a crash.
    if (why === 'SIGINT' && process.connected === true) return
    if (begun === undefined) {
      begun = now()
      log.info({ why }, 'stopping')
      void begin(why)
    } else if (why !== 'disconnect' && now() - begun > echoMs) {
      log.warn({ why }, 'stopped by force')
      process.exit(1)
    }
  }
  for (const why of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(why, asked(why))
}
