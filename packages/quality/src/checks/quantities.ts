import type { Check } from '../check.ts'
import { type Kind, quantitiesOf } from '../text/quantities.ts'

/** Numbers that the source and the target have in common, but as a number of something else: 10 miles are not 10 km. */
const checkOf = (name: Kind, what: string): Check => ({
  name,
  severity: 'warning',
  faults({ words: { source, target }, from, to }) {
    if (!/\p{Nd}/u.test(source) || !/\p{Nd}/u.test(target)) return []
    const had = quantitiesOf(source, from, name)
    const has = quantitiesOf(target, to, name)
    if (had.length === 0 && has.length === 0) return []
    const theirs = Map.groupBy(has, ({ value }) => value)
    return had.flatMap(({ value, written, of }) => {
      const same = theirs.get(value) ?? []
      const other = same.find((each) => each.of !== of)
      return other === undefined || same.some((each) => each.of === of)
        ? []
        : [
            `${written} ${of} of the source became ${other.written} ${other.of}: another ${what}, with the same number.`,
          ]
    })
  },
})

export const currencies = checkOf('currencies', 'currency')
export const units = checkOf('units', 'unit')
