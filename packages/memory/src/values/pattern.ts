import { digest } from '../context.ts'
import { matchKey } from '../key.ts'
import { type Found, findValues, type Value } from './find.ts'

// Characters that no text has (private use), one a kind.
const SIGNS: Readonly<Record<Value['kind'], string>> = { number: '\ue000', date: '\ue001', time: '\ue002' }

/** A text without its values: what two texts share that differ in numbers, dates and times alone. */
export function skeletonOf(text: string, values: readonly Found[]): string {
  let [out, from] = ['', 0]
  for (const { value, start, end } of values) {
    out += text.slice(from, start) + SIGNS[value.kind]
    from = end
  }
  return matchKey(out + text.slice(from))
}

/** What units are found by that differ from a text in values alone; undefined for a text without any. */
export function patternKey(text: string, locale: string): string | undefined {
  const values = findValues(text, locale, 'source')
  return values.length === 0 ? undefined : digest(skeletonOf(text, values))
}
