import { plainText } from '@passerelle/domain'
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

/**
 * What units are found by that differ from a text in values alone. Undefined for a text without any, and for one that is nothing
 * else, like a cell of a table: thousands of those would be found, and none of them says more than the number itself.
 */
export function patternKey(text: string, locale: string): string | undefined {
  const values = findValues(text, locale, 'source')
  const skeleton = skeletonOf(text, values)
  return values.length === 0 || !/\p{L}/u.test(plainText(skeleton)) ? undefined : digest(skeleton)
}
