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
    share,
  }: {
    readonly every?: number
    readonly now?: () => number
    /** How much of the whole is done, from 0 to 1; where it is known, the rate and the time that is left are told. */
    readonly share?: () => number
  } = {},
): Progress {
  const began = now()
  const told = (done: number): string =>
    share === undefined
      ? `${done} ${what}`
      : `${done} ${what}${paceOf(done, share(), (now() - began) / 1000)}`
  if (sink.isTTY !== true)
    return {
      at: (done) => void (done % every === 0 && sink.write(`${told(done)}\n`)),
      end: () => {},
    }
  let last = Number.NEGATIVE_INFINITY
  return {
    at: (done) => {
      if (now() - last < 100) return
      last = now()
      sink.write(`\r\u001b[K${told(done)}`)
    },
    end: () => void sink.write('\r\u001b[K'),
  }
}

function paceOf(done: number, share: number, seconds: number): string {
  if (seconds < 1 || share <= 0) return ''
  const left = Math.ceil((seconds * (1 - share)) / share)
  const time = left < 90 ? `${left} s` : `${Math.round(left / 60)} min`
  return `, ${Math.round(done / seconds)} a second, ${Math.floor(share * 100)} %, ${time} left`
}
