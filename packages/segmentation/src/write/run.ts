/** Words on their way into the document, still to be escaped. */
export interface Words {
  readonly type: 'words'
  readonly value: string
  /** Its first or last character must be written as a character reference. */
  readonly refer?: { readonly first?: true; readonly last?: true }
}

/** Markup as it stands. */
export interface Mark {
  readonly type: 'markup'
  readonly value: string
  readonly side: 'open' | 'close' | 'alone'
}

export type Run = Words | Mark
