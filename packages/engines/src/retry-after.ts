// What a server may ask for at most; more is taken for a mistake of its clock.
const LONGEST_WAIT_MS = 3_600_000

/** Retry-After, in seconds or as a date, in milliseconds from `now`; undefined when there is none that makes sense. */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined || value === '') return undefined
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, LONGEST_WAIT_MS) : undefined
}
