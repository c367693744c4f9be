import {
  type CaseContent,
  type FieldName,
  fieldsOf,
  type Locale,
  type SegmentKey,
  withFields,
} from '@passerelle/domain'
import { merge, render, renderMerged, sanitizeSource } from '@passerelle/segmentation'
import type { BuiltContent, Document, Unreadable } from '@passerelle/workflow'

/**
 * Puts a content together again with the targets in their places, and renders its fields beside title and summary. The
 * merged text is sanitised as if it had just come in: neither an engine nor a person may add markup to it.
 * @param languages segments that stand in another language than the whole; the HTML marks them
 */
export function buildContent(
  content: CaseContent,
  document: Document,
  targets: ReadonlyMap<SegmentKey, string>,
  languages: ReadonlyMap<SegmentKey, Locale>,
): BuiltContent | Unreadable {
  const texts = new Map<FieldName, string>()
  const html: Partial<Record<FieldName, string>> = {}
  for (const { field, format, text } of fieldsOf(content)) {
    const skeleton = document.skeletons[field]
    const merged = sanitizeSource(skeleton === undefined ? text : merge(skeleton, targets), format)
    if (typeof merged !== 'string') return merged
    texts.set(field, merged)
    // A line of text needs HTML only where part of it is in another language.
    const isLine = field === 'title' || field === 'summary'
    if (isLine && !document.segments.some((segment) => segment.field === field && languages.has(segment.key)))
      continue
    const options = { idPrefix: prefixOf(field) }
    const rendered =
      skeleton === undefined
        ? render(merged, format, options)
        : renderMerged(skeleton, targets, languages, options)
    if (typeof rendered !== 'string') return rendered
    html[field] = rendered
  }
  return { content: withFields(content, texts), html }
}

/** The fields of a case share a page, so each has a prefix of its own for its ids. */
const prefixOf = (field: FieldName): string => `content-${field.replace('sections.', '')}-`
