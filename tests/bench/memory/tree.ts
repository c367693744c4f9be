import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

export interface TreeMemory {
  readonly processes: number
  /** Sum of what each process has in memory; what they share counts once for each. */
  readonly rssBytes: number
  /** Sum of each one's part, shared memory divided among those who share it; null where the system does not tell. */
  readonly pssBytes: number | null
}

/** Memory of a process and all its descendants. */
export async function treeMemory(root: number): Promise<TreeMemory> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss='])
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const tree = new Set([root])
  // A child may stand before its parent in the list, hence as many passes as the tree is deep.
  for (let before = 0; before !== tree.size; ) {
    before = tree.size
    for (const [pid = 0, parent = 0] of rows) if (tree.has(parent)) tree.add(pid)
  }
  const rss = rows.filter(([pid = 0]) => tree.has(pid)).reduce((sum, [, , kib = 0]) => sum + kib * 1024, 0)
  const parts = await Promise.all([...tree].map(proportional))
  return {
    processes: tree.size,
    rssBytes: rss,
    pssBytes: parts.every((part) => part === null)
      ? null
      : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0),
  }
}

async function proportional(pid: number): Promise<number | null> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kib = /^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]
  return kib === undefined ? null : Number(kib) * 1024
}
