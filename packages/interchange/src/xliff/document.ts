import type { InlineCode, SegmentState } from '@passerelle/domain'

/** Who wrote and who revised a target (ITS 2.0 provenance). Each is a name, of a person or of a program. */
export interface XliffProvenance {
  readonly person?: string
  readonly tool?: string
  readonly revisedBy?: string
}

/** An earlier translation that is offered for a segment (XLIFF's candidate). */
export interface XliffCandidate {
  readonly source: string
  readonly target: string
  /** How like the sources are, 0 to 100. */
  readonly similarity: number
  /** How much it is worth after what speaks against it, 0 to 101; absent where nobody weighed it. */
  readonly quality?: number
  /** `tm` from a memory, `icm` from the same context there, `mt` from a machine. */
  readonly type: 'tm' | 'icm' | 'mt'
  /** Where it comes from, for people. */
  readonly origin?: string
}

/** A term of the termbase that stands in a segment. */
export interface XliffTerm {
  readonly term: string
  readonly translations: readonly string[]
  readonly definition?: string
}

export interface XliffSegment {
  /** Unique in the document, and an XML name token: the unit's id. */
  readonly key: string
  /** With its codes. */
  readonly source: string
  readonly codes: readonly InlineCode[]
  /** The markup behind each code, for tools that show it: opening, closing; of half a pair the one. */
  readonly markup?: Readonly<Record<string, readonly [string?, string?]>>
  readonly target?: string
  /** Default: `initial` without a target, else `translated`. */
  readonly state?: SegmentState
  /** Where the target comes from (`mt`, `tm`, `human`); becomes the state's subState. */
  readonly from?: string
  /** What part of the document it stands in; neighbours of the same part become a group. */
  readonly part?: string
  /** BCP 47, where the segment is not written in the document's language. */
  readonly language?: string
  readonly notes?: readonly string[]
  readonly provenance?: XliffProvenance
  readonly candidates?: readonly XliffCandidate[]
  readonly terms?: readonly XliffTerm[]
}

/** Where an exported file belongs. It travels in the file, so that the way back knows what it was made from. */
export interface XliffHome {
  readonly case: string
  readonly translation: string
  /** The source's revision. */
  readonly revision: string
  /** The translation's version when it was exported. */
  readonly version: number
}

export interface XliffDocument {
  /** BCP 47. */
  readonly sourceLanguage: string
  /** BCP 47; must be given when a segment has a target. */
  readonly targetLanguage?: string
  /** The name of the file that the segments came from. */
  readonly original: string
  /** The address of what the targets are to be put into (XLIFF's skeleton). */
  readonly skeleton?: string
  readonly home?: XliffHome
  readonly segments: readonly XliffSegment[]
}

/** The versions of XLIFF that are written. */
export const XLIFF_VERSIONS = ['2.1', '1.2'] as const
export type XliffVersion = (typeof XLIFF_VERSIONS)[number]
