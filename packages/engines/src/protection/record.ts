import type { Locale } from '@passerelle/domain'

/** What is known of the rungs of one pair of languages. */
export interface LadderRecord {
  /** The rung to begin with. */
  readonly first: () => number
  /** Notes whether a text that had something to lose came back whole. */
  readonly note: (rung: number, whole: boolean) => void
}

interface Tally {
  tried: number
  failed: number
}

// A rung is passed over once it has failed half of at least so many texts, as the fading counts them: eight in a row.
const ENOUGH = 7.5
const BAD = 0.5
// Old tries count less, so that an engine that got better is believed again. A rung that is passed over fades as well, and so
// comes back on trial with about every twenty-fifth text.
const FADING = 0.995

/** Remembers, for one engine and as long as it is open, which rung of its ladder brings texts back whole, by pair. */
export function ladderBook(): (source: Locale, target: Locale) => LadderRecord {
  const pairs = new Map<string, Map<number, Tally>>()
  return (source, target) => {
    const pair = `${source} ${target}`
    const tallies = pairs.get(pair) ?? new Map<number, Tally>()
    pairs.set(pair, tallies)
    const isBad = ({ tried, failed }: Tally): boolean => tried >= ENOUGH && failed / tried >= BAD
    const first = (): number => {
      let rung = 0
      for (let tally = tallies.get(rung); tally !== undefined && isBad(tally); tally = tallies.get(rung))
        rung += 1
      return rung
    }
    return {
      first,
      note(rung, whole) {
        for (const [below, tally] of tallies) {
          if (below > rung) continue
          tally.tried *= FADING
          tally.failed *= FADING
        }
        const tally = tallies.get(rung) ?? { tried: 0, failed: 0 }
        tallies.set(rung, { tried: tally.tried + 1, failed: tally.failed + (whole ? 0 : 1) })
      },
    }
  }
}
