import { createHash } from 'node:crypto'
import { matchKey } from './key.ts'

/** A segment as far as its place in a document says something. */
export interface Placed {
  readonly field: string
  readonly source: string
}

/**
 * The context of each segment: a hash of its field and of the match keys of the segments before and after it, in the order of
 * the document. The same text in the same context is an in-context match. Undefined for a segment without any neighbour,
 * whose context would say nothing.
 */
export function contextsOf(segments: readonly Placed[]): readonly (string | undefined)[] {
  const keys = segments.map(({ source }) => matchKey(source))
  return segments.map(({ field }, index) => {
    const [before, after] = [keys[index - 1], keys[index + 1]]
    return before === undefined && after === undefined
      ? undefined
      : digest(`${field}\n${before ?? ''}\n${after ?? ''}`)
  })
}

/** 128 bits of SHA-256 in hex: what the memory's columns hold in place of long texts. A match key has no line feed in it. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
