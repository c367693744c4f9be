/** What an `If-Match` header asks for: a version, no header at all, or something that is no version. */
export type Expectation =
  | { readonly given: 'version'; readonly version: number }
  | { readonly given: 'nothing' }
  | { readonly given: 'nonsense' }

const VERSION = /^(?:W\/)?(?:"(\d{1,9})"|(\d{1,9}))$/

/** Reads `"5"`, `W/"5"` and `5` alike: the version of a translation that its reader has seen. */
export function readIfMatch(header: string | undefined): Expectation {
  if (header === undefined || header.trim() === '') return { given: 'nothing' }
  const match = VERSION.exec(header.trim())
  const digits = match?.[1] ?? match?.[2]
  return digits === undefined ? { given: 'nonsense' } : { given: 'version', version: Number(digits) }
}

/** The entity tag of a version, as `ETag` and `If-Match` carry it. */
export const entityTag = (version: number): string => `"${version}"`
