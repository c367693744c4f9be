import { type CaseContent, type FieldName, fieldsOf, type Locale, type Segment } from '@passerelle/domain'
import { extract, isUnreadable, type Skeleton, sanitizeSource } from '@passerelle/segmentation'
import type { Document, Unreadable } from '@passerelle/workflow'

/**
 * Takes every field of a content apart, in reading order. HTML is sanitised first, so that no skeleton holds script.
 * The first field that cannot be read makes the whole content unreadable.
 */
export function extractContent(content: CaseContent, language: Locale): Document | Unreadable {
  const segments: Segment[] = []
  const skeletons: Partial<Record<FieldName, Skeleton>> = {}
  for (const { field, format, text } of fieldsOf(content)) {
    const safe = sanitizeSource(text, format)
    if (typeof safe !== 'string') return safe
    const extracted = extract(safe, format, { language, keyScope: field })
    if (isUnreadable(extracted)) return extracted
    segments.push(...extracted.segments.map((segment) => ({ ...segment, field })))
    skeletons[field] = extracted.skeleton
  }
  return { segments, skeletons }
}
