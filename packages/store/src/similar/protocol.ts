/** Two languages, as the index knows them: `fr` for every French. */
export interface Pair {
  readonly source: string
  readonly target: string
}

export interface Found {
  /** A match key of the memory. */
  readonly key: string
  readonly ratio: number
}

/** What is asked of the thread: plain values only, because they are copied into it. */
export type Question =
  | {
      readonly ask: 'find'
      readonly pair: Pair
      readonly key: string
      readonly limit: number
      readonly minimum: number
    }
  /** Takes out of the index those keys that no unit has any more; answers which. */
  | { readonly ask: 'forget'; readonly pair: Pair; readonly keys: readonly string[] }

export type Answer =
  | { readonly found: readonly Found[] }
  | { readonly gone: readonly string[] }
  | { readonly failure: string }

export type Asked = Question & { readonly number: number }
export type Answered = Answer & { readonly number: number }

/** What the thread is started with. */
export interface ThreadOptions {
  readonly databaseUrl: string
  readonly patienceMs: number
  readonly pairIdleMs: number
}
