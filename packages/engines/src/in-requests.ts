/** What one request takes at most, and how many bytes a text is in it. */
export interface RequestLimits {
  readonly limits: { readonly texts: number; readonly bytes: number }
  readonly sizeOf: (text: string) => number
}

/** Texts in requests within an engine's limits, in their order; one that is over the limit stands alone. */
export function inRequests(texts: readonly string[], { limits, sizeOf }: RequestLimits): readonly string[][] {
  const requests: string[][] = []
  let bytes = 0
  for (const text of texts) {
    const size = sizeOf(text)
    const last = requests.at(-1)
    if (last !== undefined && last.length < limits.texts && bytes + size <= limits.bytes) {
      last.push(text)
      bytes += size
    } else {
      requests.push([text])
      bytes = size
    }
  }
  return requests
}
