/** What a use case takes from the world besides its stores. */
export interface Surroundings {
  readonly now: () => Date
  /** A new UUID, version 7. */
  readonly newId: () => string
  /** In [0, 1). */
  readonly random: () => number
}

/** Time as it passes, for those who wait a moment. */
export interface Timer {
  /** Milliseconds from some fixed moment; never goes back. */
  readonly now: () => number
  /** Calls back once after so many milliseconds; what it returns takes that back. */
  readonly after: (ms: number, callback: () => void) => () => void
}
