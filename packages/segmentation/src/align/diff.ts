/** A stretch of two lists: in both, only in the older, or only in the newer. */
export interface DiffRun {
  readonly type: 'same' | 'removed' | 'added'
  readonly tokens: readonly string[]
}

// The table below has a cell for each two tokens. A sentence of 500 words against another takes a quarter of a million.
const MOST_CELLS = 250_000

/**
 * The shortest way from one list of tokens to another (longest common subsequence), as runs; removed before added. Where
 * both are too long to compare, all between their common beginning and end is removed and added.
 */
export function diff(before: readonly string[], after: readonly string[]): DiffRun[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const [a, b] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const middle = a.length * b.length > MOST_CELLS ? replaced(a, b) : compared(a, b)
  return joined([
    { type: 'same', tokens: before.slice(0, start) },
    ...middle,
    { type: 'same', tokens: before.slice(before.length - end) },
  ])
}

const replaced = (a: readonly string[], b: readonly string[]): DiffRun[] => [
  { type: 'removed', tokens: a },
  { type: 'added', tokens: b },
]

function compared(a: readonly string[], b: readonly string[]): DiffRun[] {
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const runs: DiffRun[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      runs.push({ type: 'same', tokens: a.slice(i, i + 1) })
      i += 1
      j += 1
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ type: 'removed', tokens: a.slice(i, i + 1) })
      i += 1
    } else {
      runs.push({ type: 'added', tokens: b.slice(j, j + 1) })
      j += 1
    }
  }
  return runs
}

/** Neighbouring runs of one kind as one, removed ones before the added ones beside them. */
function joined(runs: readonly DiffRun[]): DiffRun[] {
  const out: DiffRun[] = []
  let [removed, added, same]: [string[], string[], string[]] = [[], [], []]
  const flush = (): void => {
    if (same.length > 0) out.push({ type: 'same', tokens: same })
    if (removed.length > 0) out.push({ type: 'removed', tokens: removed })
    if (added.length > 0) out.push({ type: 'added', tokens: added })
    ;[removed, added, same] = [[], [], []]
  }
  for (const { type, tokens } of runs) {
    if (tokens.length === 0) continue
    if (type === 'same') {
      if (removed.length + added.length > 0) flush()
      for (const token of tokens) same.push(token)
      continue
    }
    if (same.length > 0) flush()
    const into = type === 'removed' ? removed : added
    for (const token of tokens) into.push(token)
  }
  flush()
  return out
}
