import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installed } from '../detection/fetching.ts'

/** A comparison with every text by a peer's distance, which ours has no part in. */
export type Scan = (texts: readonly string[], text: string, minimum: number) => number

/** The best ratio among texts, from `minimum` on, 0 if none has it; or why the peer could not be had. */
export async function referenceScan(): Promise<Scan | string> {
  const fetched = await installed('fastest-levenshtein', '1.0.16')
  if ('missing' in fetched) return fetched.missing
  const { default: load } = await import(pathToFileURL(join(fetched.folder, 'load.mjs')).href)
  const { distance } = await load('fastest-levenshtein')
  return (texts, text, minimum) => {
    let best = 0
    for (const other of texts) {
      const longer = Math.max(text.length, other.length)
      if (Math.min(text.length, other.length) < Math.max(minimum, best) * longer) continue
      const ratio = 1 - distance(text, other) / longer
      if (ratio >= minimum && ratio > best) best = ratio
    }
    return best
  }
}
