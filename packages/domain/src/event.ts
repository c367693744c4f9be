import type { DetectionDecision, Failure } from './case.ts'
import type { Severity } from './finding.ts'
import type { PersonId, SegmentKey } from './ids.ts'
import type { Locale } from './locale.ts'
import type { BlockReason } from './translation.ts'

/** Everything that can happen to a case. Each act is logged as one of these, in the case's audit chain. */
export type Event =
  | { readonly type: 'case-submitted'; readonly revision: number }
  | { readonly type: 'case-revised'; readonly revision: number }
  | { readonly type: 'language-detected'; readonly language: Locale; readonly decision: DetectionDecision }
  | {
      /** The pipeline was sure and wrong: the case goes on as this revision. */
      readonly type: 'language-corrected'
      readonly revision: number
      readonly from: Locale
      readonly language: Locale
    }
  | { readonly type: 'case-failed'; readonly code: Failure['code'] }
  | { readonly type: 'case-retried' }
  | { readonly type: 'drafting-started' }
  | { readonly type: 'drafted'; readonly engine: string | null; readonly segments: number }
  | { readonly type: 'blocked'; readonly reason: BlockReason }
  | { readonly type: 'draft-retried' }
  | { readonly type: 'reviewer-assigned'; readonly to: PersonId }
  | { readonly type: 'segment-edited'; readonly key: SegmentKey }
  | {
      readonly type: 'finding-dismissed'
      readonly key: SegmentKey
      readonly check: string
      readonly severity: Severity
      readonly reason: string
    }
  | { readonly type: 'dismissal-undone'; readonly key: SegmentKey; readonly check: string }
  /** The translation still stands although a slip was mended in its source. */
  | { readonly type: 'target-confirmed'; readonly key: SegmentKey }
  | { readonly type: 'changes-requested'; readonly comment: string }
  | { readonly type: 'approved' }
  | { readonly type: 'translation-published'; readonly number: number }
  | { readonly type: 'superseded' }
  | { readonly type: 'version-published'; readonly number: number; readonly locale: Locale }
  /** An original that stood under a language in which it is not written; it is live under the right one. */
  | { readonly type: 'version-withdrawn'; readonly number: number; readonly locale: Locale }
  | { readonly type: 'version-restored'; readonly number: number; readonly locale: Locale }
  /** All but this log is gone; of the events with these numbers the words were taken. */
  | { readonly type: 'case-erased'; readonly redacted: readonly number[] }
