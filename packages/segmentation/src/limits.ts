/** The text cannot be read within the limits; the value is one sentence for people. */
export interface Unreadable {
  readonly unreadable: string
}

export const isUnreadable = (value: object): value is Unreadable => 'unreadable' in value

/** What a document may demand of its reader. */
export interface Limits {
  /** UTF-16 code units. */
  readonly maxLength: number
  /** Quotes in quotes, lists in lists, elements in elements, marks in marks. */
  readonly maxDepth: number
}

/**
 * 1 MiB of text, as intake allows. The deepest page of ordinary life nests some 40 elements; parsers overflow their
 * stack near 5,000 and need seconds from 500 on.
 */
export const LIMITS: Limits = { maxLength: 1_048_576, maxDepth: 200 }

export const tooDeep = (limits: Limits): Unreadable => ({
  unreadable: `The text nests quotes, lists or elements more than ${limits.maxDepth} deep; flatten it and send it again.`,
})

export const tooLong = (limits: Limits): Unreadable => ({
  unreadable: `The text is longer than ${limits.maxLength} characters; divide it and send the parts.`,
})
