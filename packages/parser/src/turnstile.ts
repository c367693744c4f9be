/** Lends each of some things to one work at a time; the other works wait in the order in which they came. */
export function turnstile<Thing>(
  things: readonly Thing[],
): <T>(work: (thing: Thing) => Promise<T>) => Promise<T> {
  const free = [...things]
  const waiting: ((thing: Thing) => void)[] = []
  return async (work) => {
    const thing = free.pop() ?? (await new Promise<Thing>((resolve) => waiting.push(resolve)))
    try {
      return await work(thing)
    } finally {
      const next = waiting.shift()
      if (next === undefined) free.push(thing)
      else next(thing)
    }
  }
}
