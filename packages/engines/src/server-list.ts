// How long to go on without a list that could not be had.
const ASK_AGAIN_MS = 60_000

/** What a server offers: asked for once, and again a minute after it could not be had (undefined). `now` in milliseconds. */
export function serverList<T>(
  ask: () => Promise<T | undefined>,
  now: () => number,
): () => Promise<T | undefined> {
  let asked: { readonly at: number; readonly answer: Promise<T | undefined> } | undefined
  return async () => {
    asked ??= { at: now(), answer: ask() }
    const answer = await asked.answer
    if (answer === undefined && now() - asked.at > ASK_AGAIN_MS) asked = undefined
    return answer
  }
}
