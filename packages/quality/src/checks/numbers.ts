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

const ONES = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
const ROMAN = ['', 'X', 'XX', 'XXX'].flatMap((tens) => ONES.map((ones) => tens + ones))

/**
 * The numbers up to 39 that a text writes as Roman numerals: "20th century" is "siglo XX". Found in one reading; to look
 * for each number of the other side by itself would take a reading each.
 */
const romanIn = (text: string): Set<string> =>
  new Set(
    (text.match(/(?<![\p{L}\p{N}])[IVX]{1,7}(?!\p{Lu})/gu) ?? []).map((roman) =>
      String(ROMAN.indexOf(roman)),
    ),
  )

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
    const [sourceRoman, targetRoman] = [romanIn(words.source), romanIn(words.target)]
    return [
      ...surplus(source, target)
        .filter((number) => !targetRoman.has(number))
        .map((number) => fault(number, `The number ${number} of the source is not in the translation.`)),
      ...surplus(target, source)
        .filter((number) => !sourceRoman.has(number))
        .map((number) => fault(number, `The number ${number} is not in the source.`)),
    ]
  },
}
