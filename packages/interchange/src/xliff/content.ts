import type { SegmentState } from '@passerelle/domain'
import type { XliffHome } from './document.ts'

export interface XliffUnit {
  /** The unit's id: the segment's key in files that were written here. */
  readonly key: string
  /** With codes as `<1>…</1>` and `<2/>`. */
  readonly source: string
  /** Null when the unit, or a part of it, has none. */
  readonly target: string | null
  /** The least of its parts. */
  readonly state: SegmentState
  /** Where the unit begins in the file, from 1. */
  readonly line: number
  /** The print of the target that was exported (see `printOf`); null where the file has lost it. */
  readonly exported: string | null
  /** Why its texts can't be used, when they can't: codes that no file of ours has. */
  readonly problem?: string
}

/** One `<file>` of an XLIFF document. */
export interface XliffFile {
  readonly original: string | null
  readonly sourceLanguage: string
  readonly targetLanguage: string | null
  /** Null for files that were not exported here, or that lost it on their way. */
  readonly home: XliffHome | null
  /** In the order of the document; units marked as not for translation are left out. */
  readonly units: readonly XliffUnit[]
}

export interface XliffContent {
  readonly sourceLanguage: string
  readonly targetLanguage: string | null
  readonly files: readonly XliffFile[]
  /** Those of all files. */
  readonly units: readonly XliffUnit[]
}
