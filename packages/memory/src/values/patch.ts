import { agree } from './agreement.ts'
import { type DateParts, type DateReading, sameDate, writeDate } from './dates.ts'
import { type Found, findValues, type Value } from './find.ts'
import { sameNumber, writeNumber } from './numbers.ts'
import { skeletonOf } from './pattern.ts'

/** A translation of the memory, as far as patching looks at it. */
export interface Patchable {
  readonly source: string
  readonly target: string
}

/** A value of the old source that the new one has as another. */
interface Change {
  readonly before: Value
  readonly now: Value
}

/**
 * The target of a unit for a text that differs from the unit's source in numbers, dates and times alone, with the new values written as
 * the target's language writes them. Undefined wherever that could be wrong: words differ too, an old value does not stand in the
 * target just once, or a word of the target would have to agree with the new one.
 */
export function patched(
  unit: Patchable,
  source: string,
  [from, to]: readonly [source: string, target: string],
): string | undefined {
  const [was, is] = [findValues(unit.source, from, 'source'), findValues(source, from, 'source')]
  if (was.length === 0 || skeletonOf(unit.source, was) !== skeletonOf(source, is)) return undefined
  const pairs = was.map(({ value: before }, index) => ({ before, now: is[index]?.value ?? before }))
  const changes = pairs.filter(({ before, now }) => !same(before, now))
  // Of two equal values one may have changed and the other not: nobody knows which of the target's is which.
  if (changes.some(({ before }) => pairs.filter((pair) => same(pair.before, before)).length > 1))
    return undefined
  const values = findValues(unit.target, to, 'target')
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = []
  for (const change of changes) {
    const places = values.filter(({ value }) => same(change.before, value))
    const [place] = places
    const text =
      place === undefined || places.length > 1 ? undefined : written(change, place, unit.target, to)
    if (place === undefined || text === undefined) return undefined
    edits.push({ start: place.start, end: place.end, text })
  }
  let [out, at] = ['', 0]
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start)) {
    if (start < at) return undefined
    out += unit.target.slice(at, start) + text
    at = end
  }
  return out + unit.target.slice(at)
}

const ARTICLE = /(?<!\p{L})an?\s$/iu

function written(
  { before, now }: Change,
  { value, start, end }: Found,
  target: string,
  locale: string,
): string | undefined {
  const spelling = target.slice(start, end)
  switch (value.kind) {
    case 'number':
      return before.kind === 'number' && now.kind === 'number' && agree(before, now, locale)
        ? writeNumber({ before, now, written: value, spelling }, locale)
        : undefined
    case 'date': {
      const [old, fresh] = [sure(before), sure(now)]
      const readings = old === undefined ? [] : value.readings.filter((one) => sameDate(one, old))
      const [reading] = readings
      // "an October vote": the article would have to be looked at.
      if (ARTICLE.test(target.slice(Math.max(0, start - 4), start))) return undefined
      return reading === undefined || readings.length > 1 || fresh === undefined
        ? undefined
        : writeDate(spelling, reading, fresh, locale)
    }
    case 'time':
      return now.kind === 'time' ? now.text : undefined
  }
}

/** The one thing that a date of the source can mean; undefined where it can mean two. */
function sure(value: Value): DateParts | undefined {
  if (value.kind !== 'date') return undefined
  const [first, ...others] = value.readings
  return first !== undefined && others.every((other: DateReading) => sameDate(first, other))
    ? first
    : undefined
}

function same(a: Value, b: Value): boolean {
  if (a.kind === 'number' && b.kind === 'number') return sameNumber(a, b)
  if (a.kind === 'time' && b.kind === 'time') return a.text === b.text
  if (a.kind !== 'date' || b.kind !== 'date') return false
  return a.readings.some((one) => b.readings.some((other) => sameDate(one, other)))
}
