/** An answer beside the truth. `guess` and `confidence` where the detector tells them: its best guess, named or not. */
export interface Scored {
  readonly truth: string
  readonly language: string
  readonly guess?: string | undefined
  readonly confidence?: number | undefined
}

/** Share of right answers in each language, and of these the mean; NaN over nothing. */
export function macroShare(scored: readonly Scored[]): number {
  const shares = [...Map.groupBy(scored, ({ truth }) => truth).values()].map(
    (each) => each.filter(({ truth, language }) => truth === language).length / each.length,
  )
  return mean(shares)
}

/** Expected calibration error: in ten equal bands of confidence, how far the mean confidence is from the share right, weighted. */
export function calibrationError(scored: readonly Scored[]): number {
  const bands = Map.groupBy(scored, ({ confidence = 0 }) => Math.min(9, Math.floor(confidence * 10)))
  const gaps = [...bands.values()].map((band) => {
    const sure = mean(band.map(({ confidence = 0 }) => confidence))
    return (Math.abs(sure - shareRight(band)) * band.length) / scored.length
  })
  return gaps.reduce((sum, gap) => sum + gap, 0)
}

/** Share right of the surest `coverage` of all guesses. */
export function precisionAt(coverage: number, scored: readonly Scored[]): number {
  const surest = scored.toSorted((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0))
  return shareRight(surest.slice(0, Math.round(coverage * scored.length)))
}

const shareRight = (scored: readonly Scored[]): number =>
  mean(scored.map(({ truth, guess }) => (truth === guess ? 1 : 0)))
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
