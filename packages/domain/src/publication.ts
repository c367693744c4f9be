import type { CaseContent, CaseFacts, FieldName } from './case.ts'
import type { CaseId, PersonId, SegmentKey } from './ids.ts'
import type { Locale } from './locale.ts'
import { fromMachine, type Origin } from './origin.ts'
import type { TargetSegment } from './segment.ts'

/**
 * How a published text came to be, as its readers are told:
 * `original`, nobody translated it; `human`, a person wrote every sentence;
 * `machine_reviewed`, a machine wrote at least one sentence or its first draft, and a person approved the whole.
 */
export type TextKind = 'original' | 'human' | 'machine_reviewed'

/** The record that a version keeps of its making (ITS 2.0 provenance). */
export interface Provenance {
  readonly kind: TextKind
  readonly source: Locale
  /** The engines that wrote drafts, each once. */
  readonly engines: readonly string[]
  /** Null for an original. */
  readonly reviewedBy: PersonId | null
  readonly reviewerName: string | null
  /** ISO 8601. */
  readonly reviewedAt: string | null
  readonly segments: readonly { readonly key: SegmentKey; readonly origin: Origin }[]
}

/** An immutable published snapshot in one locale. */
export interface Version {
  readonly caseId: CaseId
  readonly locale: Locale
  /** 1, 2, 3 … within its case, over all locales. */
  readonly number: number
  /** The number of the revision whose text this is. */
  readonly revision: number
  readonly content: CaseContent
  readonly facts: CaseFacts
  /** Sanitised HTML of each field that is more than a line of text. */
  readonly html: Readonly<Partial<Record<FieldName, string>>>
  readonly provenance: Provenance
  /** ISO 8601. */
  readonly publishedAt: string
}

/** The provenance of the original text in its own language. */
export const originalProvenance = (source: Locale): Provenance => ({
  kind: 'original',
  source,
  engines: [],
  reviewedBy: null,
  reviewerName: null,
  reviewedAt: null,
  segments: [],
})

/** The provenance of a reviewed translation, from the origins of its segments. */
export function provenanceOf(
  source: Locale,
  targets: readonly TargetSegment[],
  review: { readonly by: PersonId; readonly name: string; readonly at: string },
): Provenance {
  const segments = targets.flatMap(({ key, origin }) => (origin === null ? [] : [{ key, origin }]))
  const engines = segments.flatMap(({ origin }) =>
    'engine' in origin && origin.engine !== undefined ? [origin.engine] : [],
  )
  return {
    kind: segments.some(({ origin }) => fromMachine(origin)) ? 'machine_reviewed' : 'human',
    source,
    engines: [...new Set(engines)].sort(),
    reviewedBy: review.by,
    reviewerName: review.name,
    reviewedAt: review.at,
    segments,
  }
}
