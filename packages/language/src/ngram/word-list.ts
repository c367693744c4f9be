/**
 * A sorted list of short strings without digits as one string: each as the number of characters that it begins with like the one
 * before it (9 at most), and the rest. `[" a", " ab", " b"]` is `0 a2b1b`: less than half of the list as it is.
 */
export function packList(sorted: readonly string[]): string {
  let before = ''
  return sorted
    .map((entry) => {
      let shared = 0
      while (shared < 9 && shared < entry.length && entry[shared] === before[shared]) shared += 1
      before = entry
      return shared + entry.slice(shared)
    })
    .join('')
}

/** Calls `visit` with each string of a packed list and its place. */
export function eachOfList(packed: string, visit: (entry: string, place: number) => void): void {
  let entry = ''
  let place = 0
  let at = 0
  while (at < packed.length) {
    let end = at + 1
    while (end < packed.length && !isDigit(packed.charCodeAt(end))) end += 1
    entry = entry.slice(0, packed.charCodeAt(at) - ZERO) + packed.slice(at + 1, end)
    visit(entry, place)
    place += 1
    at = end
  }
}

const ZERO = 48
const isDigit = (unit: number): boolean => unit >= ZERO && unit <= ZERO + 9
