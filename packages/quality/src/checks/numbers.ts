import type { Check, Fault } from '../check.ts'
import { surplus } from './multiset.ts'

const DIGIT = /\p{Nd}/gu
// A group of exactly three digits after one to three others belongs to them: 1,500 · 1.500 · 1 500 · 1’500.
const GROUPED = /(?<!\d)\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?!\d)/g
const RUN = /\d+/g

/** The value of a digit of any script: Unicode lays each script's ten out in a row. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 48
  for (let value = 0; value < 10; value += 1)
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return String(value)
  return String(code % 10)
}

function numbersIn(text: string): string[] {
  const ascii = text.replace(DIGIT, (digit) => (digit <= '9' ? digit : asciiDigit(digit)))
  const joined = ascii.replace(GROUPED, (number) => number.replaceAll(/\D/g, ''))
  return (joined.match(RUN) ?? []).map((run) => run.replace(/^0+(?=\d)/, ''))
}

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
const TENS = ['', 'X', 'XX', 'XXX']

/** Centuries and the like are Roman numerals in many languages: "20th century" is "siglo XX". */
function asRoman(number: string, text: string): boolean {
  const value = Number(number)
  if (value < 1 || value > 39) return false
  const roman = `${TENS[Math.floor(value / 10)]}${ROMAN[value % 10]}`
  return new RegExp(`(?<!\\p{L})${roman}(?!\\p{Lu})`, 'u').test(text)
}

const fault = (number: string, message: string): Fault => ({
  message,
  // One digit is often a word on the other side: "3 cities", "tres ciudades".
  severity: number.length > 1 ? 'warning' : 'info',
})

/** The same numbers on both sides, however they are grouped and whatever digits write them. */
export const numbers: Check = {
  name: 'numbers',
  severity: 'warning',
  faults({ words }) {
    const [source, target] = [numbersIn(words.source), numbersIn(words.target)]
    return [
      ...surplus(source, target)
        .filter((number) => !asRoman(number, words.target))
        .map((number) => fault(number, `The number ${number} of the source is not in the translation.`)),
      ...surplus(target, source)
        .filter((number) => !asRoman(number, words.source))
        .map((number) => fault(number, `The number ${number} is not in the source.`)),
    ]
  },
}
