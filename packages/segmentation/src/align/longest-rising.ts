/** The indices of a longest strictly rising run of values, not necessarily side by side (patience sorting, O(n log n)). */
export function longestRising(values: readonly number[]): number[] {
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  values.forEach((value, index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? ends[low - 1] : undefined
    ends[low] = index
  })
  const run: number[] = []
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) run.push(at)
  return run.reverse()
}
