import { createHash } from 'node:crypto'
import { type SegmentKey, segmentKey } from '@passerelle/domain'

/**
 * Gives keys to segments in the order of the document: a hash of scope and source text, and from the second equal text
 * on its number. So a key depends on no neighbour; only equal texts are counted.
 */
export function keyMaker(scope: string): (source: string) => SegmentKey {
  const seen = new Map<string, number>()
  return (source) => {
    // 60 bits: among a million segments of one field, two texts meet with a chance below one in two million.
    const hash = createHash('sha256').update(`${scope}\0${source}`).digest('hex').slice(0, 15)
    const count = (seen.get(hash) ?? 0) + 1
    seen.set(hash, count)
    return segmentKey(count === 1 ? `s${hash}` : `s${hash}-${count}`)
  }
}
