/** What a use case takes from the world besides its stores. */
export interface Surroundings {
  readonly now: () => Date
  /** A new UUID, version 7. */
  readonly newId: () => string
  /** In [0, 1). */
  readonly random: () => number
}
