import type { Syntax } from './skeleton.ts'

/** A range of the source, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a code is, for people; see the domain's InlineCode. */
export interface CodeWords {
  readonly type: string
  readonly equiv?: string
}

/**
 * What a code that stands alone is to a sentence: a `word` of it, a `break` between two, or `none` of its business
 * (a comment, a footnote's number).
 */
export type Role = 'word' | 'break' | 'none'

/** A run of a block: words or markup, with the source that it stands for. */
export type Piece = Span &
  (
    | {
        readonly type: 'text'
        readonly value: string
        /** It is a line ending with the indentation after it; its value is a space. */
        readonly newline?: true
      }
    | {
        readonly type: 'open'
        readonly pair: number
        readonly code: CodeWords
        readonly inner: readonly Block[]
      }
    | {
        readonly type: 'close'
        readonly pair: number
        /** As its opening has it: of a pair that two sentences share, each half is a code. */
        readonly code: CodeWords
        readonly inner: readonly Block[]
        /** The markup to write when the text before it has changed, where it differs from the source's. */
        readonly changed?: string
      }
    | {
        readonly type: 'alone'
        readonly role: Role
        readonly code: CodeWords
        readonly inner: readonly Block[]
      }
  )

/** A stretch of a document with its blocks, whose offsets count from its beginning. Sections make up the document. */
export interface Section {
  readonly text: string
  readonly blocks: readonly Block[]
}

/** A stretch of the source that is translated by itself: a paragraph, a heading, a cell, an attribute's value. */
export interface Block extends Span {
  readonly pieces: readonly Piece[]
  readonly syntax: Syntax
  /** Whether it is divided into sentences. */
  readonly sentences: boolean
  /** Markup written around a changed target in place of the source between the block's edges and its text. */
  readonly wrap?: readonly [string, string]
}
