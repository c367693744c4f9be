import { romanNumeralsIn } from '@passerelle/domain'
import type { Check, Fault } from '../check.ts'
import lexicon from '../lexicon/number-words.json' with { type: 'json' }
import { monthsIn } from '../text/months.ts'
import { type FoundNumber, numbersOf } from '../text/numbers.ts'
import { tokensOf } from '../text/tokens.ts'

const WORDS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(lexicon).map(([language, words]) => [language, new Map(Object.entries(words))]),
)
const AFTER_NOON = /\d\s?p\.?\s?m\.?(?![\p{L}])/iu

/**
 * The numbers that a text says otherwise than in digits: in words ("twenty-four"), in Roman numerals up to 39 ("siglo XX"),
 * as months' names (3月) and as hours after noon. Found in one reading.
 */
function spoken(text: string, language: string, found: readonly FoundNumber[]): ReadonlySet<string> {
  const values = new Set<number>(monthsIn(text, language))
  const known = WORDS.get(language)
  let before = 0
  if (known !== undefined)
    for (const { word } of tokensOf(text)) {
      const value = known.get(word)
      if (value === undefined) continue
      values
        .add(value)
        .add(before + value)
        .add(before * value)
      before = value
    }
  for (const value of romanNumeralsIn(text)) values.add(value)
  if (AFTER_NOON.test(text)) for (const { written } of found) values.add(Number(written.slice(0, 2)) + 12)
  return new Set([...values].map((value) => numbersOf(String(value), 'en')[0]?.value ?? ''))
}

/** The numbers of one side that the other lacks, each as often as it is in excess; those that it may mean otherwise do not count. */
function lacking(having: readonly FoundNumber[], other: readonly FoundNumber[]): FoundNumber[] {
  const counts = new Map<string, number>()
  for (const { value } of other) counts.set(value, (counts.get(value) ?? 0) + 1)
  const take = (value: string): boolean => {
    const left = counts.get(value) ?? 0
    counts.set(value, left - 1)
    return left > 0
  }
  const left = having.filter(({ value }) => !take(value))
  if (left.length === 0) return left
  const digits = new Set(
    other.flatMap(({ value, otherwise, written }) => [value, otherwise, written.replace(/\D/g, '')]),
  )
  return left.filter(
    ({ value, otherwise, written }) =>
      !digits.has(otherwise) && !(value !== otherwise && digits.has(value)) && !isTakenApart(written, digits),
  )
}

/** A date or a version whose parts stand on the other side: 3.5.2016 and 3 5 2016. */
function isTakenApart(written: string, digits: ReadonlySet<string>): boolean {
  const parts = written.split(/\D/)
  return parts.length > 2 && parts.every((part) => digits.has(part))
}

const fault = (number: FoundNumber, message: string): Fault => ({
  message,
  // One digit is often a word on the other side: "3 cities", "tres ciudades".
  severity: number.written.length > 1 ? 'warning' : 'info',
})

/** The same numbers on both sides, whatever digits, separators and words for thousands and millions write them. */
export const numbers: Check = {
  name: 'numbers',
  severity: 'warning',
  faults({ words, from, to }) {
    const [source, target] = [numbersOf(words.source, from), numbersOf(words.target, to)]
    if (source.length + target.length === 0) return []
    const [lost, added] = [lacking(source, target), lacking(target, source)]
    if (lost.length + added.length === 0) return []
    const [inSource, inTarget] = [spoken(words.source, from, source), spoken(words.target, to, target)]
    return [
      ...lost
        .filter(({ value }) => !inTarget.has(value))
        .map((one) => fault(one, `The number ${one.written} of the source is not in the translation.`)),
      ...added
        .filter(({ value }) => !inSource.has(value))
        .map((one) => fault(one, `The number ${one.written} is not in the source.`)),
    ]
  },
}
