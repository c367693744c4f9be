export interface LoopOptions {
  /** Milliseconds between the end of one round and the start of the next, unless woken. */
  readonly everyMs: number
  /** Milliseconds between a wake-up and the round it causes. */
  readonly gatherMs: number
  /** Milliseconds to wait after the first failure in a row; doubled with each further one, up to `mostBackOffMs`. */
  readonly backOffMs: number
  readonly mostBackOffMs: number
  readonly onError: (error: unknown) => void
}

export interface Loop {
  /** Starts the next round now, or right after the one that runs; not while it waits after a failure. */
  readonly wake: () => void
  /** Starts no further round and waits for the one that runs. */
  readonly close: () => Promise<void>
}

/** Runs rounds one after another, for ever: on time, when woken, and after a failure later and later. */
export function startLoop(round: () => Promise<void>, options: LoopOptions): Loop {
  let failures = 0
  let closed = false
  let woken = true
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  const schedule = (): void => {
    if (closed) return
    clearTimeout(timer)
    timer = setTimeout(start, delay())
  }
  const delay = (): number => {
    if (failures > 0) return Math.min(options.backOffMs * 2 ** (failures - 1), options.mostBackOffMs)
    return woken ? options.gatherMs : options.everyMs
  }
  const start = (): void => {
    woken = false
    running = round()
      .then(
        () => {
          failures = 0
        },
        (error: unknown) => {
          failures += 1
          options.onError(error)
        },
      )
      .finally(() => {
        running = undefined
        schedule()
      })
  }
  schedule()
  return {
    wake: () => {
      if (woken) return
      woken = true
      if (running === undefined && failures === 0) schedule()
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
