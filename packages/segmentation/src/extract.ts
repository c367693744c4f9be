import type { Format, Segment } from '@passerelle/domain'
import { keyMaker } from './key.ts'
import { isUnreadable, LIMITS, type Limits, type Unreadable } from './limits.ts'
import { partsOf, type Register } from './places.ts'
import { FRONT_MATTER_KEYS } from './read/front-matter.ts'
import { read } from './read/read.ts'
import type { Part, Skeleton } from './skeleton.ts'

/** A segment before it is known to which field it belongs. */
export type ExtractedSegment = Omit<Segment, 'field'>

export interface Extracted {
  /** In reading order. */
  readonly segments: readonly ExtractedSegment[]
  readonly skeleton: Skeleton
}

export interface ExtractOptions {
  /** BCP 47; decides how sentences are told apart. `und` uses the rules that fit most languages. */
  readonly language: string
  /** Keys of equal texts in different scopes differ: a field's name. */
  readonly keyScope?: string
  readonly limits?: Limits
  /** The keys at the top level of Markdown's front matter whose values are translated; by default FRONT_MATTER_KEYS. */
  readonly frontMatter?: readonly string[]
}

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Takes a text apart into segments and the skeleton that holds them. `merge` of an untouched skeleton gives the source
 * back, byte for byte. Returns `{ unreadable }` with a sentence for a text beyond the limits; never throws on content.
 */
export function extract(document: string, format: Format, options: ExtractOptions): Extracted | Unreadable {
  // Parsers drop a byte order mark without counting it, which would move every offset by one.
  const mark = document.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : ''
  const segments: ExtractedSegment[] = []
  const keyOf = keyMaker(options.keyScope ?? '')
  const language = options.language === 'und' ? 'en' : options.language
  const register: Register = (source, codes) => {
    const key = keyOf(source)
    segments.push({ key, source, codes })
    return key
  }
  const parts: Part[] = mark === '' ? [] : [mark]
  const { limits = LIMITS, frontMatter = FRONT_MATTER_KEYS } = options
  for (const section of read(document.slice(mark.length), format, limits, frontMatter)) {
    if (isUnreadable(section)) return section
    for (const part of partsOf(section, language, register)) parts.push(part)
  }
  return { segments, skeleton: { version: 1, format, parts } }
}
