export interface Times {
  readonly p50: number
  readonly p99: number
}

/** Milliseconds of some works, each done twice and the quicker time taken, so that other programs of the machine count less. */
export async function timesOf<T>(things: readonly T[], work: (thing: T) => unknown): Promise<Times> {
  const times: number[] = []
  for (const thing of things) {
    const first = await once(() => work(thing))
    times.push(Math.min(first, await once(() => work(thing))))
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

async function once(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

export const milliseconds = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
export const both = ({ p50, p99 }: Times): string => `${milliseconds(p50)} / ${milliseconds(p99)}`
