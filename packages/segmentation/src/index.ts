/** What holds a field together around its segments; made by `extract`, read by `merge`, plain JSON. */
export interface Skeleton {
  readonly version: 1
}
