/** Tells how far long work has come. */
export interface Progress {
  readonly at: (done: number) => void
  readonly end: () => void
}

/** Where progress is written: standard error fits. */
export interface ProgressSink {
  readonly isTTY?: boolean
  readonly write: (text: string) => unknown
}

/** On a terminal one line that is written over ten times a second; elsewhere a line for each `every` done. */
export function progressOn(
  sink: ProgressSink,
  what: string,
  {
    every = 1000,
    now = () => performance.now(),
  }: { readonly every?: number; readonly now?: () => number } = {},
): Progress {
  if (sink.isTTY !== true)
    return {
      at: (done) => void (done % every === 0 && sink.write(`${done} ${what}\n`)),
      end: () => {},
    }
  let last = Number.NEGATIVE_INFINITY
  return {
    at: (done) => {
      if (now() - last < 100) return
      last = now()
      sink.write(`\r\u001b[K${done} ${what}`)
    },
    end: () => void sink.write('\r\u001b[K'),
  }
}
