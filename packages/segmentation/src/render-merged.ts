import type { Locale, SegmentKey } from '@passerelle/domain'
import { withoutSpans } from './language-mark.ts'
import type { Unreadable } from './limits.ts'
import { merge } from './merge.ts'
import { type RenderOptions, render, sanitizeSource } from './render.ts'
import type { Skeleton } from './skeleton.ts'

/**
 * Puts targets in their places and renders the result, with `lang` and `dir` on the given segments, which stand in another
 * language than the text around them. Where such marks would change anything else (a hostile text can end in half an escape or half
 * a tag), the text goes without them.
 */
export function renderMerged(
  skeleton: Skeleton,
  targets: ReadonlyMap<SegmentKey, string>,
  languages: ReadonlyMap<SegmentKey, Locale>,
  options: RenderOptions = {},
): string | Unreadable {
  const rendered = (text: string): string | Unreadable => {
    const safe = sanitizeSource(text, skeleton.format, options.limits)
    return typeof safe === 'string' ? render(safe, skeleton.format, options) : safe
  }
  const plain = rendered(merge(skeleton, targets))
  if (languages.size === 0 || typeof plain !== 'string') return plain
  const marked = rendered(merge(skeleton, targets, languages))
  return typeof marked === 'string' && withoutSpans(marked) === withoutSpans(plain) ? marked : plain
}
