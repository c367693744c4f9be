declare const brand: unique symbol

/** A `T` that only its own constructor makes, so that a case id is never passed where a revision id is due. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
