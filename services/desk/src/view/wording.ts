import { type Locale, UND } from '@passerelle/domain'
import type { Tongue } from './tongue.ts'

/** A language's name in the language of the page, such as "français" for `fr` on a French one. */
export const languageName = (tongue: Tongue, tag: Locale): string =>
  tag === UND ? tongue.t('language.unknown') : (tongue.names.of(tag) ?? tag)

/** ISO 8601 → date and time in words, in UTC. */
export const dateTime = (tongue: Tongue, iso: string): string => `${tongue.times.format(new Date(iso))} UTC`

const STEPS = [
  ['minute', 60_000, 60],
  ['hour', 3_600_000, 24],
  ['day', 86_400_000, 14],
  ['week', 604_800_000, 9],
  ['month', 2_629_800_000, 24],
  ['year', 31_557_600_000, Number.POSITIVE_INFINITY],
] as const

/** How long ago something was, in the coarsest unit that still says something ("3 days ago"). */
export function age(tongue: Tongue, iso: string, now: Date): string {
  const elapsed = Math.max(0, now.getTime() - new Date(iso).getTime())
  if (elapsed < 60_000) return tongue.t('time.justNow')
  for (const [unit, length, upTo] of STEPS) {
    const amount = Math.floor(elapsed / length)
    if (amount < upTo) return tongue.ages.format(-amount, unit)
  }
  return dateTime(tongue, iso)
}
