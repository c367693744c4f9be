import lexicon from '../lexicon/quantities.json' with { type: 'json' }
import { numbersOf } from './numbers.ts'

/** A number with what it is a number of: `EUR`, `km`, `%`. */
export interface Quantity {
  readonly value: string
  readonly written: string
  readonly of: string
}

export type Kind = keyof typeof lexicon

interface Names {
  readonly of: string
  readonly behind: RegExp
  readonly before: RegExp
}

// A unit ends where its word ends; a scale word may stand between it and the number: "5 millions d'euros".
const SCALE =
  "(?:\\s?(?:thousand|mille|mil|million\\p{L}*|millones|millón|milh\\p{L}+|milion\\p{L}*|milliard\\p{L}*|mil millones|bn|mn|Mio\\.?|Mrd\\.?|billion\\p{L}*|[万萬億亿])(?: de| di| d[’'])?)?"

const namesOf = (kind: Kind): readonly Names[] =>
  Object.entries(lexicon[kind]).map(([of, names]) => ({
    of,
    behind: new RegExp(`^${SCALE}[\\s\\u00a0\\u202f-]?(?:${names})(?![\\p{L}\\p{N}²])`, 'iu'),
    before: new RegExp(`(?<![\\p{L}])(?:${names})[\\s\\u00a0\\u202f]?$`, 'iu'),
  }))

const NAMES: Readonly<Record<Kind, readonly Names[]>> = {
  currencies: namesOf('currencies'),
  units: namesOf('units'),
}

/** The quantities of a kind in a text. A currency may stand before its number, a unit only behind it. */
export function quantitiesOf(text: string, language: string, kind: Kind): Quantity[] {
  return numbersOf(text, language).flatMap(({ value, written, start, end }) => {
    const [before, behind] = [text.slice(Math.max(0, start - 12), start), text.slice(end, end + 40)]
    const names = NAMES[kind].find(
      (each) => each.behind.test(behind) || (kind === 'currencies' && each.before.test(before)),
    )
    return names === undefined ? [] : [{ value, written, of: names.of }]
  })
}
