/** What waits for one engine and pair: each draft's texts in their order, the draft whose turn it is first. */
export type Waiting<Draft, Text extends { readonly size: number }> = Map<Draft, Text[]>

/**
 * The texts of the next request: one of each draft in turn, so that a long case does not keep a short one waiting, until
 * another would be over a limit. A text over the limit by itself stands alone. `full` says that one more would not have fitted.
 */
export function nextRequest<Draft, Text extends { readonly size: number }>(
  limits: { readonly texts: number; readonly bytes: number },
  waiting: Waiting<Draft, Text>,
): { readonly taken: readonly Text[]; readonly full: boolean } {
  const taken: Text[] = []
  let bytes = 0
  for (let round = 0; ; round += 1) {
    let came = false
    for (const texts of waiting.values()) {
      const text = texts[round]
      if (text === undefined) continue
      came = true
      if (taken.length > 0 && (taken.length >= limits.texts || bytes + text.size > limits.bytes))
        return { taken, full: true }
      taken.push(text)
      bytes += text.size
    }
    if (!came) return { taken, full: taken.length >= limits.texts || bytes >= limits.bytes }
  }
}
