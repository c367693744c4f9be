import type { CaseContent, Locale, SegmentKey } from '@passerelle/domain'
import type { BuiltContent, Document, Unreadable } from '@passerelle/workflow'

/** What is asked of the thread: plain values only, because they are copied into it. */
export type Task =
  /** Answered as soon as the thread has loaded its modules. */
  | { readonly task: 'ready' }
  | { readonly task: 'extract'; readonly content: CaseContent; readonly language: Locale }
  | {
      readonly task: 'build'
      readonly content: CaseContent
      readonly document: Document
      readonly targets: ReadonlyMap<SegmentKey, string>
      readonly languages: ReadonlyMap<SegmentKey, Locale>
    }

export type Answer = 'ready' | Document | BuiltContent | Unreadable
