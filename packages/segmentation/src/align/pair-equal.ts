/** Which text of one list is which of another: for each index of `after`, the index of its twin in `before`. */
export type Pairs = Map<number, number>

/**
 * Pairs equal texts, each at most once. Texts that stand once in both lists first; then whatever follows or precedes a pair
 * in both lists, so that repeated texts go with their neighbours; the repeated texts that are left, in their order. Linear.
 */
export function pairEqual(before: readonly string[], after: readonly string[]): Pairs {
  const pairs: Pairs = new Map()
  const taken = new Set<number>()
  const join = (old: number, now: number): void => {
    pairs.set(now, old)
    taken.add(old)
  }
  const free = (old: number, now: number): boolean =>
    old >= 0 &&
    now >= 0 &&
    old < before.length &&
    now < after.length &&
    before[old] === after[now] &&
    !taken.has(old) &&
    !pairs.has(now)
  const spread = (old: number, now: number, step: 1 | -1): void => {
    for (let by = step as number; free(old + by, now + by); by += step) join(old + by, now + by)
  }
  const placesBefore = placesOf(before)
  const placesAfter = placesOf(after)
  for (const [text, [now, ...others]] of placesAfter) {
    const [old, ...more] = placesBefore.get(text) ?? []
    if (now !== undefined && old !== undefined && others.length + more.length === 0) join(old, now)
  }
  for (const [now, old] of [...pairs]) {
    spread(old, now, 1)
    spread(old, now, -1)
  }
  spread(-1, -1, 1)
  spread(before.length, after.length, -1)
  for (const [text, places] of placesAfter) {
    const left = (placesBefore.get(text) ?? []).filter((old) => !taken.has(old))
    places
      .filter((now) => !pairs.has(now))
      .forEach((now, index) => {
        const old = left[index]
        if (old !== undefined) join(old, now)
      })
  }
  return pairs
}

function placesOf(texts: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  texts.forEach((text, index) => {
    const same = places.get(text)
    if (same === undefined) places.set(text, [index])
    else same.push(index)
  })
  return places
}
